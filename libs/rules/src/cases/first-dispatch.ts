import type { LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { advance } from './advance';
import type { Book } from './book';
import type { CaseState } from './state';

/** What a case does at the first dispatch after a moment, if nobody acts before. */
export interface FirstDispatch {
  readonly at: Instant;
  readonly on: LocalDate;
  /** Steps that were missed by then. */
  readonly missed: readonly string[];
  /** Rungs that tell somebody; those that they overtake are not here. */
  readonly rungs: readonly { readonly rung: string; readonly of: string }[];
  /** Steps whose party is reminded. */
  readonly reminders: readonly string[];
}

/**
 * Looks ahead to the first dispatch on a working day after a moment, by the rules alone: nothing happens by looking.
 *
 * @param from left out, the opening
 */
export function firstDispatchOf(state: CaseState, book: Book, from = state.openedAt): FirstDispatch {
  const at = book.calendar.nextDispatch(from);
  const lines = advance(state, at, book).firings.flatMap((firing) => firing.lines);
  const named = (key: string) => lines.flatMap((line) => (key in line ? [String(line[key])] : []));
  return {
    at,
    on: book.calendar.dateAt(at),
    missed: named('missed').filter((name) => name in state.steps),
    rungs: lines.flatMap((line) => ('rung' in line ? [{ rung: String(line['rung']), of: String(line['of']) }] : [])),
    reminders: named('reminder'),
  };
}
