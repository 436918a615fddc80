import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';
import type { fitOf } from './plan';

/** What is asked against what there is, in a sentence. */
export function Fit({ until, waiting, free, late }: ReturnType<typeof fitOf>) {
  const { t } = useLanguage();
  const { short } = useDates();
  if (waiting === 0) return null;
  const numbers = {
    requests: t('planner.requests', { count: waiting }),
    slots: t('planner.places', { count: free }),
    date: short(until),
  };
  return (
    <div className={`fit ${late > 0 ? 'fit--late' : ''}`} role="status">
      <Mark as={late > 0 ? 'amber' : 'neutral'}>{t('planner.capacity')}</Mark>
      <p>
        {late > 0
          ? t('planner.late', { ...numbers, late: t('planner.comeLate', { count: late }) })
          : t('planner.fits', numbers)}
      </p>
    </div>
  );
}
