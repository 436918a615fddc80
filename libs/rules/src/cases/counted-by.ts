import type { Calendar } from '../dates/calendar';
import { type Due, dueOf, dueOn } from '../dates/counting';
import { isSpan } from '../dates/term';
import type { Book } from './book';
import { dueAfterWaiting, leftAfter } from './due-date-acts';
import type { StepState, Turn } from './state';

/** What a due date is counted from. */
export type Countable = Pick<StepState, 'startedAt' | 'within' | 'turns'>;

/** A due date as a calendar gives it, and how it came about. */
export interface Counted {
  readonly due: Due;
  readonly turns: readonly Turn[];
}

/**
 * The due date of a step by one calendar: its term from its start, what was left of it after each period of waiting, and
 * the dates of extensions and of steps that were taken over, which people agreed and no calendar moves. Undefined for a term in hours, which has no calendar.
 */
export function countedBy(calendar: Calendar, { startedAt, within, turns }: Countable): Counted | undefined {
  if (isSpan(within) && within.unit === 'hours') return undefined;
  let due = dueOf(startedAt, within, calendar);
  const counted = turns.map((turn): Turn => {
    if (turn.kind === 'corrected') return turn;
    if (turn.kind === 'extended' || turn.kind === 'taken-over') due = dueOn(turn.due, turn.due, calendar);
    if (turn.kind === 'waited') {
      due = dueAfterWaiting(turn.to, leftAfter(turn.from, { within, due }, calendar), within, calendar);
    }
    return { ...turn, due: due.on };
  });
  return { due, turns: counted };
}

/** Whether a due date, and each that it had before, is the one that a calendar gives. */
export function isCountedBy(calendar: Calendar, step: Countable & Pick<StepState, 'due'>): boolean {
  const counted = countedBy(calendar, step);
  if (!counted) return true;
  const { due, turns } = counted;
  return (
    due.on === step.due.on &&
    due.bare === step.due.bare &&
    turns.every((turn, place) => turn.due === step.turns[place]!.due)
  );
}

/** The calendar that a due date was counted by: the one of now, or for a step that was over before it an earlier one. */
export function calendarBehind(step: Countable & Pick<StepState, 'due'>, { calendar, calendars }: Book): Calendar {
  const known = [calendar, ...[...(calendars?.values() ?? [])].toReversed()];
  return known.find((one) => isCountedBy(one, step)) ?? calendar;
}
