import type { Attendance } from '../../api/case';
import { useLanguage } from '../../language';
import { daysBetween, useDates } from '../../language/dates';

const high = 90;
const wide = 12;
const gap = 4;
/** Days from a week's Monday to its last day of lessons. */
const friday = 4;

/** A bar per week: the hours of lessons, filled as far as the child was there, with the goal as a stroke. */
export function AttendancePicture({ weeks, until }: Pick<Attendance, 'weeks' | 'until'>) {
  const { t } = useLanguage();
  const { short } = useDates();
  const most = Math.max(1, ...weeks.map(({ hours, goal = 0 }) => Math.max(hours, goal)));
  const heightOf = (hours: number) => (hours / most) * high;
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  return (
    <figure className="attendance">
      <svg
        className="attendance__bars"
        viewBox={`0 0 ${weeks.length * (wide + gap)} ${high}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('caseFile.attendancePicture', { from: short(first.week), until: short(last.week) })}
      >
        {weeks.map(({ week, hours, attended, goal }, place) => {
          const x = place * (wide + gap);
          return (
            <g key={week}>
              <rect
                className="attendance__lessons"
                x={x}
                y={high - heightOf(hours)}
                width={wide}
                height={heightOf(hours)}
              />
              <rect
                className="attendance__there"
                x={x}
                y={high - heightOf(attended)}
                width={wide}
                height={heightOf(attended)}
              />
              {goal !== undefined && (
                <line
                  className="attendance__goal"
                  x1={x - gap / 2}
                  x2={x + wide + gap / 2}
                  y1={high - heightOf(goal)}
                  y2={high - heightOf(goal)}
                />
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className="quiet attendance__ends">
        <span>{short(first.week)}</span>
        <span>
          {t(
            weeks.some(({ goal }) => goal !== undefined)
              ? 'caseFile.attendanceLegendGoal'
              : 'caseFile.attendanceLegend',
          )}
        </span>
        <span>{daysBetween(last.week, until) < friday ? t('caseFile.thisWeek') : short(last.week)}</span>
      </figcaption>
    </figure>
  );
}
