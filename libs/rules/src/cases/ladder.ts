import type { Ladder, Rung } from '../agreements/agreement';
import { familyLadderName } from '../agreements/family-ladder';
import { namedWhere } from '../agreements/roles';
import { ladderOf } from './book';
import { moveDirection } from './direction';
import { type Draft, isOpen } from './draft';
import { repeatAlarm, shifted } from './rungs';
import { directorOf, dueText, openStep } from './steps';
import { changedAlarm } from './layout';
import type { Alarm, ClockState, Matter, StepState } from './state';

/**
 * A rung goes off: it tells, puts on the agenda, asks, moves the direction of an open case; one that reaches nobody is
 * skipped.
 */
export function goOff(draft: Draft, alarm: Alarm): void {
  const matter = draft.matter(alarm.matter)!;
  const ladder = ladderOf(draft.book, matter);
  const rung = rungOf(ladder, alarm);
  const told = resolve(draft, alarm.tell);
  draft.unplan(alarm);
  planRepeat(draft, alarm, rung, ladder);
  if (told.length === 0) {
    skip(draft, alarm, rung, ladder);
    return;
  }
  for (const recipient of told) draft.takesPart(recipient.split('.')[0]!);
  draft.say({ rung: rung.id, of: matter.name, told }, onOf(draft, alarm));
  bringAbout(draft, alarm, rung, told);
  const moves = draft.state.phase === 'open' ? rung.movesDirection : undefined;
  if (moves) moveDirection(draft, namedRole(draft, matter, moves), rung.id);
  if (endsOnList(matter, ladder, rung) && draft.matter(matter.matter)) putOnRegionalList(draft, onOf(draft, alarm));
}

/** A lower rung that passed unfired tells nobody; what it puts on an agenda or asks still happens. */
export function overtake(draft: Draft, alarm: Alarm): void {
  const matter = draft.matter(alarm.matter)!;
  const ladder = ladderOf(draft.book, matter);
  const rung = rungOf(ladder, alarm);
  draft.unplan(alarm);
  planRepeat(draft, alarm, rung, ladder);
  draft.say({ overtaken: rung.id, of: matter.name }, onOf(draft, alarm));
  bringAbout(draft, alarm, rung, resolve(draft, alarm.tell));
}

function rungOf(ladder: Ladder, alarm: Alarm): Rung {
  return ladder.find(({ id }) => id === alarm.alarm)!;
}

/** What a case clock does carries the date of the threshold; all else the date of the moment. */
function onOf(draft: Draft, alarm: Alarm): Alarm['on'] {
  return alarm.matter.startsWith('clock:') ? alarm.on : draft.today;
}

/** Roles after relations are resolved, each once, in order; those who cannot be reached are left out. */
export function resolve({ state, book }: Draft, tell: readonly string[]): string[] {
  const told: string[] = [];
  for (const recipient of tell) {
    const named = namedWhere(directorOf(state), recipient);
    if (!told.includes(named) && book.reachable(named)) told.push(named);
  }
  return told;
}

function namedRole({ state }: Draft, matter: Matter, role: NonNullable<Rung['movesDirection']>) {
  if (role === 'director') return directorOf(state);
  return role === 'responsible' ? matter.responsible! : role;
}

function bringAbout(draft: Draft, alarm: Alarm, rung: Rung, told: readonly string[]): void {
  if (rung.putsOn) draft.say({ agenda: rung.id }, onOf(draft, alarm));
  if (rung.asks === 'decision' && told.length > 0) askDecision(draft, alarm, rung, told[0]!);
}

function askDecision(draft: Draft, alarm: Alarm, rung: Rung, first: string): void {
  const matter = draft.matter(alarm.matter)!;
  const key = `${rung.id}-of-${matter.name}`;
  const open = draft.state.steps[key];
  if (open && isOpen(open)) return;
  const by = first.split('.')[0] as NonNullable<Matter['responsible']>;
  const decision = openStep(draft, { key, id: key, by, within: rung.within!, about: matter.matter });
  draft.say({ 'decision-asked': rung.id, due: dueText(decision, draft.book) }, onOf(draft, alarm));
}

/** A rung that reaches nobody costs no waiting time: the next one goes off at this moment. */
function skip(draft: Draft, alarm: Alarm, rung: Rung, ladder: Ladder): void {
  const matter = draft.matter(alarm.matter)!;
  const on = onOf(draft, alarm);
  draft.say({ 'skipped-rung': rung.id, of: matter.name }, on);
  if (rung.putsOn) draft.say({ agenda: rung.id }, on);
  const next = nextRung(matter, ladder, ladder.indexOf(rung));
  if (endsOnList(matter, ladder, rung)) putOnRegionalList(draft, on);
  if (!next) return;
  const pulled = changedAlarm(next, { at: draft.now, moment: draft.now, on, acting: true });
  draft.change(matter, { alarms: [...matter.alarms.filter((other) => other !== next), pulled] });
  if (isClock(matter))
    draft.putClock(draft.state.clocks[matter.name]!, { held: matter.held.filter((other) => other !== next) });
}

/** Whether nobody is left to tell, of what the partners agreed: what is between two, or of the family, is no such matter. */
function endsOnList(matter: Matter, ladder: Ladder, rung: Rung): boolean {
  const { question, invitation } = matter as StepState;
  const isOfFamily = matter.ladder?.name === familyLadderName;
  return ladder.at(-1) === rung && question === undefined && invitation === undefined && !isOfFamily;
}

function nextRung(matter: Matter, ladder: Ladder, index: number): Alarm | undefined {
  const planned = plannedOf(matter);
  const higher = ladder.slice(index + 1).map(({ id }) => id);
  return higher.map((id) => planned.find(({ kind, alarm }) => kind === 'rung' && alarm === id)).find((alarm) => alarm);
}

function plannedOf(matter: Matter): readonly Alarm[] {
  return isClock(matter) ? [...matter.alarms, ...matter.held] : matter.alarms;
}

function isClock(matter: Matter): matter is ClockState {
  return matter.matter.startsWith('clock:');
}

/** A rung that repeats is planned again, unless a later turn of it is already there. A clock that pauses holds it. */
function planRepeat(draft: Draft, alarm: Alarm, rung: Rung, ladder: Ladder): void {
  const matter = draft.matter(alarm.matter)!;
  if (!rung.every || isPlannedLater(matter, alarm)) return;
  const of = { matter: matter.matter, responsible: matter.responsible, revision: alarm.revision };
  const next = repeatAlarm(of, { rung, ladder, base: alarm.base!, turn: alarm.turn + 1 }, draft.book);
  if (isClock(matter)) planOnClock(draft, matter, shifted(next, matter.shifted, draft.book));
  else draft.change(matter, { alarms: [...matter.alarms, next] });
}

function isPlannedLater(matter: Matter, { alarm, turn }: Alarm): boolean {
  return plannedOf(matter).some((other) => other.alarm === alarm && other.turn > turn);
}

function planOnClock(draft: Draft, clock: ClockState, next: Alarm): void {
  const waits = clock.pausedOn !== undefined && next.on > clock.pausedOn;
  draft.putClock(clock, waits ? { held: [...clock.held, next] } : { alarms: [...clock.alarms, next] });
}

/** No rung is left, or a decision was missed: the case is listed, once, until the next progress. */
export function putOnRegionalList(draft: Draft, on = draft.today): void {
  if (draft.state.onRegionalList) return;
  draft.set({ onRegionalList: true });
  draft.say({ agenda: 'regional-list' }, on);
}

/** Turns of a repeating rung that have come due meanwhile, so that only the last of them tells. None is told before an earlier one. */
export function withDueRepeats(draft: Draft, matter: Matter, until: number): void {
  const ladder = ladderOf(draft.book, matter);
  for (const planned of matter.alarms.filter(({ kind, turn }) => kind === 'rung' && turn > 0)) {
    const rung = rungOf(ladder, planned);
    let last = planned;
    while (last.at <= until) {
      planRepeat(draft, last, rung, ladder);
      const { alarms } = draft.matter(matter.matter)!;
      const next = alarms.find(({ alarm, turn }) => alarm === last.alarm && turn === last.turn + 1);
      if (!next) break;
      const inTurn = changedAlarm(next, { at: Math.max(next.at, last.at) });
      draft.change(draft.matter(matter.matter)!, { alarms: alarms.map((other) => (other === next ? inTurn : other)) });
      last = inTurn;
    }
  }
}
