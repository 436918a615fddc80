import {
  type AlarmKey,
  alarmsOf,
  type Book,
  type BookOfEvent,
  type CaseState,
  directorOf,
  namedWhere,
  type TraceLine,
} from '@app/rules';
import type { KeptEvent } from './audit-read';

/**
 * The book with those people who were there: whom the lines of an event say it told could be reached then; whom it was
 * to tell and did not, could not. Whoever was ever told could be reached when that was planned.
 */
export function reachThen(events: readonly KeptEvent[], book: Book): BookOfEvent {
  const ever = new Set(events.flatMap(({ lines }) => toldIn(lines)));
  return (place, before) => {
    const { event, lines } = events[place]!;
    const told = new Set(toldIn(lines));
    const isTelling = lines.some((line) => 'told' in line || 'skipped-rung' in line);
    const named = new Set(isTelling && before && event.kind === 'fired' ? toTell(before, event) : []);
    const reachable: Book['reachable'] = (one) =>
      named.has(one) ? told.has(one) : ever.has(one) || book.reachable(one);
    return { ...book, reachable };
  };
}

function toldIn(lines: readonly TraceLine[]): string[] {
  return lines.flatMap(({ told }) => (told as string[] | undefined) ?? []);
}

/** Whom an alarm was to tell when it went off. */
function toTell(before: CaseState, { matter, revision, alarm, turn }: AlarmKey): string[] {
  const planned = alarmsOf(before).find(
    (one) => one.matter === matter && one.revision === revision && one.alarm === alarm && one.turn === turn,
  );
  return (planned?.tell ?? []).map((recipient) => namedWhere(directorOf(before), recipient));
}
