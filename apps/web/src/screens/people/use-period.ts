import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';

/** "ma 3 mei tot en met vr 7 mei", or the one day. */
export function usePeriod() {
  const { t } = useLanguage();
  const { short } = useDates();
  return ({ first, last }: { first: string; last: string }) =>
    first === last ? short(first) : t('closing.period', { from: short(first), to: short(last) });
}
