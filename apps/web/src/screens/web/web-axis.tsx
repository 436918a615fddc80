import { useLanguage } from '../../language';
import { addDays, useDates } from '../../language/dates';
import { type Scale, todayAt, weeksAhead } from './scale';

/** The weeks that have a line: each fourth back, each ahead. */
function useWeeks({ weeksBack, of }: Scale) {
  const { today } = useDates();
  const back = Array.from({ length: Math.floor(weeksBack / 4) }, (_, place) => -4 * (place + 1));
  const ahead = Array.from({ length: weeksAhead }, (_, place) => place + 1);
  return [...back, ...ahead].map((week) => ({ week, at: of(addDays(today, 7 * week)) }));
}

/** Time runs to the right; today is a line. */
export function WebAxis({ scale }: { scale: Scale }) {
  const { t } = useLanguage();
  const weeks = useWeeks(scale);
  const named = weeks.filter(({ week }) => (week > 0 ? week % 2 === 0 : week % 8 === 0 || scale.weeksBack <= 12));
  return (
    <div className="axis" aria-hidden="true">
      <svg className="axis__in" height="20">
        {named.map(({ week, at }) => (
          <text key={week} x={`${at}%`} y="14" textAnchor={at < 5 ? 'start' : at > 95 ? 'end' : 'middle'}>
            {week > 0 ? t('web.weeksAhead', { count: week }) : t('web.weeks', { count: week })}
          </text>
        ))}
        <text className="axis__today" x={`${todayAt}%`} y="14" textAnchor="middle">
          {t('web.today')}
        </text>
      </svg>
    </div>
  );
}

/** The same weeks as lines behind the threads. */
export function WebGrid({ scale }: { scale: Scale }) {
  const weeks = useWeeks(scale);
  return (
    <svg className="grid" width="100%" height="100%" aria-hidden="true">
      <rect className="grid__ahead" x={`${todayAt}%`} y="0" width={`${100 - todayAt}%`} height="100%" />
      {weeks.map(({ week, at }) => (
        <line key={week} className="grid__week" x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
      ))}
      <line className="grid__today" x1={`${todayAt}%`} x2={`${todayAt}%`} y1="0" y2="100%" />
    </svg>
  );
}
