import { type BookOfEvent, type CaseState, type TraceLine } from '@app/rules';
import { alarmRows } from '../firing/alarm-rows';
import { alarmsOtherwise, fileOtherwise, stateOtherwise, stepsOtherwise } from './audit-mirrors';
import { comparePast, type ComparedPast, keyOf } from './audit-past';
import type { AuditedCase } from './audit-read';
import type { Casebook } from '../casebook';
import { differences, type Difference } from './differences';
import { foldFired, reachThen } from './reach-then';
import { retell, type Retold, type WholeCase } from './retold';

/** What an audit makes of one case. */
export interface Looked {
  readonly differences: readonly Difference[];
  /** As it should be. Undefined when nobody can tell. */
  readonly should?: WholeCase;
  /** The timeline is whole, and the rules say of it what it says: the state may be made from it. */
  readonly isSound: boolean;
  readonly missing: ComparedPast['missing'];
}

/** How long something may be due before it is late, in milliseconds of the agreements' clock. */
export const lateAfterMs = 60_000;

/** Looks at one case: what its timeline comes to by the rules, and in what it is otherwise. */
export function look(kept: AuditedCase, book: Casebook, nowMs: number): Looked {
  const past = comparePast(kept);
  const { retold, otherwise } = tellAgain(kept, book, past);
  const judged = [...past.differences, ...otherwise];
  const isSound = judged.every(({ what }) => what === 'firing-missing');
  const should = isSound ? retold : attempt(() => asKept(kept, book));
  if (!should) return { differences: judged, isSound, missing: past.missing };
  const whole = withoutGoneOff(should, kept);
  const mirrors = [
    ...(isSound ? stateOtherwise(kept, whole) : []),
    ...stepsOtherwise(kept, whole),
    ...fileOtherwise(kept, whole),
    ...alarmsOtherwise(kept.alarms, whole.alarms),
  ];
  const found = [...judged, ...mirrors, ...(book.isHeld ? [] : late(kept, whole, nowMs)), ...outOfSight(whole)];
  return { differences: found, should: whole, isSound, missing: past.missing };
}

/** Whether a difference can be repaired without deciding anything: alarms always, the rest only from a sound past. */
export function isSafe({ what }: Difference, { isSound }: Pick<Looked, 'isSound'>): boolean {
  const mended: readonly string[] = differences[what];
  return mended.length > 0 && (isSound || mended.every((one) => one === 'alarms' || one === 'firings'));
}

interface ToldAgain {
  readonly retold: Retold | undefined;
  readonly otherwise: readonly Difference[];
}

/** Tells the past again; where that differs, with who could be reached then: people come and go. */
function tellAgain(kept: AuditedCase, book: Casebook, past: ComparedPast): ToldAgain {
  const upTo = kept.events.find(({ seq }) => seq === kept.seq)?.seq;
  const ways: readonly (BookOfEvent | undefined)[] = [undefined, reachThen(kept.events, book)];
  let first: ToldAgain | undefined;
  for (const bookThen of ways) {
    const retold = attempt(() => retell({ ...kept, book, upTo, ...(bookThen && { bookThen }) }));
    const otherwise = judge(kept, retold, past);
    if (otherwise.length === 0) return { retold, otherwise };
    first ??= { retold, otherwise };
  }
  return first!;
}

/** Whether the rules say of the past what the timeline says. */
function judge(kept: AuditedCase, retold: Retold | undefined, { again, differences: of }: ComparedPast): Difference[] {
  // Where an event is gone, what the others come to says nothing.
  if (of.some(({ what }) => what === 'event-missing')) return [];
  if (!retold) return [{ what: 'replay-fails', detail: {} }];
  const other = kept.events.find(
    ({ seq, event, lines }, index) => !again.has(seq) && !isSame(lines, retold.lines[index]!, event.kind),
  );
  return other ? [{ what: 'replay-differs', detail: { seq: other.seq } }] : [];
}

/** What opens, joins or withdraws may say before it why: the signal, which is no part of the case. */
function isSame(kept: readonly TraceLine[], told: readonly TraceLine[], kind: string): boolean {
  const mayBegin = kind === 'opened' || kind === 'joined' || kind === 'withdrawn';
  const lines = mayBegin ? kept.slice(Math.max(0, kept.length - told.length)) : kept;
  return JSON.stringify(lines) === JSON.stringify(told);
}

/** The case as its snapshot has it, with what went off since: what is left when the past cannot be told again. */
function asKept({ id, state: text, seq, era, events }: AuditedCase, book: Casebook): WholeCase {
  if (text === null || seq === null || era === null) throw new Error('There is no snapshot');
  const snapshot = { id, book, seq, era, state: JSON.parse(text) as CaseState };
  const later = events.filter((event) => event.seq > seq);
  const state = foldFired(snapshot.state, later, book);
  const now = { ...snapshot, seq: later.at(-1)?.seq ?? seq, state };
  return { snapshot, now, alarms: alarmRows(now) };
}

/** An alarm that went off cannot go off again: arming it would be of no use. */
function withoutGoneOff(whole: WholeCase, { firings }: AuditedCase): WholeCase {
  const gone = new Set(firings.map(keyOf));
  return { ...whole, alarms: whole.alarms.filter((alarm) => !gone.has(keyOf(alarm))) };
}

/** The first of the alarms that are armed as they should be, and did not go off; in a held region none is late. */
function late({ alarms }: AuditedCase, whole: WholeCase, nowMs: number): Difference[] {
  const due = whole.alarms.filter(({ at }) => Date.parse(at) < nowMs - lateAfterMs);
  const first = due
    .filter((alarm) => alarms.some((armed) => armed.at === alarm.at && keyOf(armed) === keyOf(alarm)))
    .toSorted((one, other) => one.at.localeCompare(other.at))[0];
  return first ? [{ what: 'overdue', detail: { matter: first.matter, alarm: first.alarm, at: first.at } }] : [];
}

/** Promise of the agreements: an open case has something to come, or stands on the regional list. */
function outOfSight({ now: { state }, alarms }: WholeCase): Difference[] {
  const isSeen = state.phase !== 'open' || state.onRegionalList || alarms.length > 0;
  return isSeen ? [] : [{ what: 'out-of-sight', detail: {} }];
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
