import type { Agreement, Ladder } from '../agreements/agreement';
import type { LocalDate } from '../dates/local-date';
import type { Draft } from './draft';
import { planRungs, repeatAlarm } from './rungs';
import type { Alarm, Matter } from './state';

/** What a matter climbed, and what it climbs from now on. */
export interface Ladders {
  readonly was: Ladder;
  readonly now: Ladder;
}

/** A ladder by its name; empty where there is none. */
export function ladderNow(name: string | undefined, { ladders }: Agreement): Ladder {
  return name === undefined ? [] : (ladders[name] ?? []);
}

/**
 * The rungs of a matter that goes over to another ladder, from its due date on. Of a matter that was missed and stays so,
 * a rung that has gone off does not go off again under its name, nor does a repeat that passed.
 */
export function rungsAgain(
  draft: Draft,
  { was, is }: { was: Matter; is: Matter },
  ladders: Ladders,
  from: LocalDate,
): Alarm[] {
  const planned = planRungs(is, ladders.now, from, draft.book);
  if (!is.missed) return planned;
  const gone = goneOff(ladders.was, was.alarms);
  return planned
    .filter(({ alarm }) => !gone.includes(alarm))
    .map((rung) => (rung.turn > 0 ? nextTurn(draft, is, ladders.now, rung) : rung));
}

/** The revision of what is planned again, also in the second in which it was planned: what went off is known by it. */
export function nextRevision(draft: Draft, { revision }: Pick<Matter, 'revision'>): number {
  return Math.max(draft.revision, revision + 1);
}

/** Rungs that are no longer planned: they went off, were skipped, or overtaken. Those that repeat are always planned. */
export function goneOff(ladder: Ladder, planned: readonly Alarm[]): string[] {
  return ladder.map(({ id }) => id).filter((id) => !planned.some(({ alarm, kind }) => kind === 'rung' && alarm === id));
}

/** The first turn of a repeating rung that is still to come. */
export function nextTurn(draft: Draft, matter: Matter, ladder: Ladder, first: Alarm): Alarm {
  const rung = ladder.find(({ id }) => id === first.alarm)!;
  let next = first;
  while (next.at < draft.now) {
    next = repeatAlarm(matter, { rung, ladder, base: first.base!, turn: next.turn + 1 }, draft.book);
  }
  return next;
}
