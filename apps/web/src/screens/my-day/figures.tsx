import { Link } from '@tanstack/react-router';
import type { Counts } from '../../api/types';
import { useLanguage } from '../../language';
import type { Show } from '../../router';

/** The counts, each a filter that is an address. */
export function Figures({ counts, show }: { counts: Counts; show: Show | undefined }) {
  const { t } = useLanguage();
  const figures: [Show, number][] = [
    ['missed', counts.missed],
    ['today', counts.today],
    ['week', counts.week],
    ['questions', counts.questions],
    ['handovers', counts.handovers],
    ['waiting', counts.waiting + counts.awaited],
  ];
  return (
    <nav className="figures" aria-label={t('myDay.filter')}>
      {figures.map(([id, count]) => (
        <Link
          key={id}
          to="/my-day"
          search={show === id ? {} : { show: id }}
          className={`figure figure--${id} ${count ? '' : 'figure--none'}`}
          aria-current={show === id ? 'true' : undefined}
          data-figure={id}
        >
          <strong>{count}</strong> {t(`myDay.${id}`, { count })}
        </Link>
      ))}
    </nav>
  );
}
