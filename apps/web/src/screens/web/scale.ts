import type { On } from '../../api/types';
import { daysBetween } from '../../language/dates';
import type { Shown } from './shown';

/** How far ahead the picture looks, and how far back at the least and at the most. */
export const weeksAhead = 4;
const [leastBack, mostBack] = [8, 26];

/** Where today stands, in percent of the width: what comes is as readable as what was. */
export const todayAt = 64;
const [firstAt, lastAt] = [1, 98];

/** Where days stand in the picture, in percent of its width. */
export interface Scale {
  weeksBack: number;
  of: (on: On) => number;
  /** Whether a day lies before the picture begins. */
  isBefore: (on: On) => boolean;
}

export function scaleFor(shown: readonly Shown[], today: On): Scale {
  const days = shown.reduce((most, { row }) => Math.max(most, daysBetween(row.firstDayAbsent ?? today, today)), 0);
  const weeksBack = Math.min(mostBack, Math.max(leastBack, Math.ceil(days / 28) * 4));
  const of = (on: On) => {
    const away = daysBetween(today, on);
    const at =
      away > 0
        ? todayAt + (away / (7 * weeksAhead)) * (lastAt - todayAt)
        : todayAt + (away / (7 * weeksBack)) * (todayAt - firstAt);
    return Math.min(lastAt, Math.max(firstAt, at));
  };
  return { weeksBack, of, isBefore: (on) => daysBetween(on, today) > 7 * weeksBack };
}
