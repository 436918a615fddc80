import type { Stay } from '../../api/placements';
import type { On } from '../../api/types';
import { daysBetween } from '../../language/dates';

/** How many days the bar looks back and ahead. */
const back = 28;
const ahead = 112;
const days = back + ahead;

/** When the place is whose, with today as a line: the cell says the same in words. What is past its end grows on to today. */
export function PlaceBar({ stays, today }: { stays: Stay[]; today: On }) {
  const at = (on: On) => Math.min(Math.max(daysBetween(today, on) + back, 0), days);
  return (
    <svg className="bar" viewBox={`0 0 ${days} 8`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="bar__ground" x="0" y="1" width={days} height="6" />
      {stays.map(({ id, state, startsOn, endsOn, overstays }) => (
        <g key={id}>
          <rect
            className={`bar__stay bar__stay--${state}`}
            x={at(startsOn)}
            y="1"
            width={Math.max(at(endsOn) - at(startsOn), 1)}
            height="6"
          />
          {overstays && (
            <rect className="bar__over" x={at(endsOn)} y="0" width={Math.max(back - at(endsOn), 2)} height="8" />
          )}
        </g>
      ))}
      <line className="bar__today" x1={back} x2={back} y1="0" y2="8" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
