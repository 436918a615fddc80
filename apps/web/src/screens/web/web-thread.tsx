import type { ReactNode } from 'react';
import type { WebRow } from '../../api/web';
import type { On } from '../../api/types';
import { addDays } from '../../language/dates';
import { shapes } from '../../parts/mark';
import { Coming, Knot, type KnotState } from './knots';
import { type Scale, todayAt, weeksAhead } from './scale';

interface Props {
  row: WebRow;
  scale: Scale;
  today: On;
  /** Of the thread with its surroundings. */
  height: number;
}

const thinnest = 1.5;
const perWeek = 0.28;
const [smallest, largest] = [6, 10];

/** From the first day absent to today, as thick as it lasted; on it what was agreed, behind today what goes off. */
export function ThreadLine({ row, scale, today, height }: Props) {
  const middle = height / 2;
  const size = Math.min(largest, Math.max(smallest, height - 2));
  const last = row.comes.at(-1);
  const placed = { middle, size };
  return (
    <svg className={`thread__line thread__line--${row.clock}`} height={height} aria-hidden="true">
      {last && (
        <line className="thread__ahead" x1={`${todayAt}%`} x2={`${scale.of(last.on)}%`} y1={middle} y2={middle} />
      )}
      <line
        className="thread__back"
        x1={`${scale.of(row.firstDayAbsent ?? today)}%`}
        x2={`${todayAt}%`}
        y1={middle}
        y2={middle}
        strokeWidth={Math.min(height - 3, thinnest + ((row.daysAtHome ?? 0) / 7) * perWeek)}
        strokeDasharray={row.clock === 'waiting' ? '4 3' : undefined}
      />
      {scale.isBefore(row.firstDayAbsent ?? today) && (
        <Place at={scale.of(row.firstDayAbsent ?? today)} {...placed}>
          <path className="thread__before" d="M4 -3.5 0 0 4 3.5" />
        </Place>
      )}
      <Today clock={row.clock} {...placed} />
      {comingOf(row).map(({ on, kind, place }) => (
        <Place key={`comes ${place}`} at={scale.of(on)} {...placed}>
          <Coming kind={kind} />
        </Place>
      ))}
      {knotsOf(row, today).map(({ on, state, place }) => (
        <Place key={`knot ${place}`} at={scale.of(on)} {...placed}>
          <Knot state={state} />
        </Place>
      ))}
    </svg>
  );
}

/** How the worst of it stands, as a shape: colour never speaks alone. */
function Today({ clock, middle, size }: { clock: WebRow['clock']; middle: number; size: number }) {
  return (
    <svg
      x={`${todayAt}%`}
      y={middle - size / 2 - 1}
      width={size + 2}
      height={size + 2}
      viewBox="8 0 16 16"
      overflow="visible"
      className={`thread__mark thread__mark--${clock}`}
    >
      <circle cx="8" cy="8" r="9" className="thread__ground" />
      {shapes[clock]}
    </svg>
  );
}

interface PlaceProps {
  at: number;
  middle: number;
  size: number;
  children: ReactNode;
}

/** A shape of ten by ten around a day. */
function Place({ at, middle, size, children }: PlaceProps) {
  return (
    <svg x={`${at}%`} y={middle - size / 2} width={size} height={size} viewBox="-5 -5 10 10" overflow="visible">
      <g transform="translate(-5 0)">{children}</g>
    </svg>
  );
}

/** What people hear of: a missed day and a review are no message to somebody. */
function comingOf({ comes }: WebRow) {
  return comes.flatMap(({ on, kind }, place) => (kind === 'rung' || kind === 'reminder' ? [{ on, kind, place }] : []));
}

/** Each knot on its day: when it was done, else when it is due; what waits stands at today's end. */
function knotsOf({ knots }: WebRow, today: On): { on: On; state: KnotState; place: number }[] {
  const until = addDays(today, 7 * weeksAhead);
  return knots
    .map(({ state, dueOn, doneOn }, place) => ({ state, place, on: doneOn ?? (state === 'waiting' ? today : dueOn) }))
    .filter(({ on }) => on <= until);
}
