import {
  type AlarmKey,
  alarmsOf,
  apply,
  type Book,
  type BookOfEvent,
  type CaseEvent,
  type CaseState,
  directorOf,
  namedWhere,
  type TraceLine,
} from '@app/rules';
import type { KeptEvent } from './audit-read';

/**
 * The book with those people who were there: whom the lines of an event say it told could be reached then; whom it was
 * to tell and did not, could not. Whoever was ever told or asked could be reached when that was planned.
 */
export function reachThen(events: readonly KeptEvent[], book: Book): BookOfEvent {
  const ever = new Set(events.flatMap(({ event, lines }) => [...toldIn(lines), ...askedIn(event)]));
  return (place, before) => {
    const { event, lines } = events[place]!;
    const told = new Set(toldIn(lines));
    const isTelling = lines.some((line) => 'told' in line || 'skipped-rung' in line);
    const named = new Set(isTelling && before ? toTell(before, event) : []);
    const reachable: Book['reachable'] = (one) =>
      named.has(one) ? told.has(one) : ever.has(one) || book.reachable(one);
    return { ...book, reachable };
  };
}

function toldIn(lines: readonly TraceLine[]): string[] {
  return lines.flatMap(({ told }) => (told as string[] | undefined) ?? []);
}

/** A question that was asked was not refused: somebody answered for that role. */
function askedIn(event: CaseEvent): string[] {
  return event.kind === 'act' && event.act.act === 'ask' ? [event.act.of] : [];
}

/** Whom an alarm was to tell when it went off, or was pulled forward by an act. */
function toTell(before: CaseState, event: CaseEvent): string[] {
  const planned = alarmsOf(before).find((one) => isOf(one, event));
  return (planned?.tell ?? []).map((recipient) => namedWhere(directorOf(before), recipient));
}

function isOf({ matter, revision, alarm, turn }: AlarmKey, event: CaseEvent): boolean {
  if (event.kind === 'act') {
    const { act } = event;
    return act.act === 'escalate' && matter === `step:${act.step}` && alarm === act.to;
  }
  if (event.kind !== 'fired') return false;
  return matter === event.matter && revision === event.revision && alarm === event.alarm && turn === event.turn;
}

/**
 * The case after what was fired in sets, which told everybody: who was there may be away by now, and is not to be skipped
 * afterwards.
 */
export function foldFired(state: CaseState, fired: readonly { readonly event: CaseEvent }[], book: Book): CaseState {
  const then: Book = { ...book, reachable: () => true };
  return fired.reduce((folded, { event }) => apply(folded, event, then, []), state);
}
