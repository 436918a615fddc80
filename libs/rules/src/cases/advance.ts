import type { Instant } from '../dates/moments';
import { agreementOf, type Book, ladderOf } from './book';
import { Draft, isSameAlarm } from './draft';
import type { AlarmKey, CaseEvent } from './events';
import { goOff, overtake, putOnRegionalList, resolve, withDueRepeats } from './ladder';
import { planNextReview } from './due-date-acts';
import { goStart } from './starts';
import { keyOf } from './steps';
import type { Alarm, AlarmKind, CaseState, StepState } from './state';
import type { TraceLine } from './trace';

/** One alarm that went off: the event the timeline keeps, and the lines that say what came of it. */
export interface Firing {
  event: CaseEvent & { kind: 'fired' };
  lines: readonly TraceLine[];
}

/** Everything of a case that will still go off if nobody acts. A closed case keeps only the steps of its after-care. */
export function alarmsOf(state: CaseState): readonly Alarm[] {
  const ofSteps = Object.values(state.steps).flatMap(({ alarms }) => alarms);
  if (state.phase !== 'open') return ofSteps;
  const ofClocks = Object.values(state.clocks).flatMap(({ alarms }) => alarms);
  return [...state.starts, ...(state.proposal?.alarms ?? []), ...ofSteps, ...ofClocks];
}

/** When the case next does something by itself; undefined when it never will. */
export function nextMoment(state: CaseState): Instant | undefined {
  return alarmsOf(state).reduce<Instant | undefined>(
    (next, { at }) => (next === undefined || at < next ? at : next),
    undefined,
  );
}

const order: readonly AlarmKind[] = ['missed', 'reminder', 'review', 'rung', 'start'];

/**
 * Lets everything planned until a moment go off: in order of time, and at one moment what is missed first, then
 * reminders, reviews, rungs and starts, in the order of the file. Rungs of one matter that are due together though their
 * own moments differ were held up (an outage, a promise, a late start): only the last of them tells.
 */
export function advance(state: CaseState, until: Instant, book: Book): { state: CaseState; firings: Firing[] } {
  const draft = new Draft(state, book, until);
  const firings: Firing[] = [];
  for (let due = firstDue(draft, until); due; due = firstDue(draft, until)) {
    if (due.kind === 'rung') firings.push(fireRung(draft, due, until));
    else firings.push(fire(draft, due, due.at));
  }
  return { state: draft.state, firings };
}

function firstDue(draft: Draft, until: Instant): Alarm | undefined {
  for (const matter of new Set(dueRungs(draft, until).map((rung) => rung.matter))) {
    withDueRepeats(draft, draft.matter(matter)!, until);
  }
  const rungs = dueRungs(draft, until);
  const { state, book } = draft;
  const due = alarmsOf(state).filter(({ at }) => at <= until);
  if (due.length < 2) return due[0];
  const goingOff = new Map(due.map((alarm) => [{ ...alarm, at: momentOf(alarm, rungs) }, alarm]));
  return goingOff.get(inOrder([...goingOff.keys()], { state, book })[0]!);
}

function dueRungs({ state }: Draft, until: Instant): Alarm[] {
  return alarmsOf(state).filter(({ kind, at }) => kind === 'rung' && at <= until);
}

/** When an alarm that is due goes off: a rung together with the last of those of its matter. */
function momentOf({ kind, matter, at }: Alarm, rungs: readonly Alarm[]): Instant {
  if (kind !== 'rung') return at;
  return Math.max(...rungs.filter((rung) => rung.matter === matter).map((rung) => rung.at));
}

/** Alarms of a case in the order in which they go off. */
export function inOrder(alarms: readonly Alarm[], of: { state: CaseState; book: Book }): Alarm[] {
  const places = new Map(alarms.map((alarm) => [alarm, placeOf(of, alarm)]));
  return [...alarms].toSorted(
    (one, other) =>
      one.at - other.at ||
      order.indexOf(one.kind) - order.indexOf(other.kind) ||
      places.get(one)! - places.get(other)! ||
      one.turn - other.turn,
  );
}

/** Where an alarm stands in the file: its step or clock, and its rung. */
function placeOf({ state, book }: { state: CaseState; book: Book }, alarm: Alarm): number {
  const [kind, name] = alarm.matter.split(':') as [string, string?];
  const matter = kind === 'step' ? state.steps[name!] : kind === 'clock' ? state.clocks[name!] : state.proposal;
  const rung = matter ? ladderOf(book, matter).findIndex(({ id }) => id === alarm.alarm) : 0;
  return matterPlace({ state, book }, kind, name) * 100 + rung;
}

function matterPlace({ state, book }: { state: CaseState; book: Book }, kind: string, name = ''): number {
  if (kind === 'direction') return 0;
  const steps = state.workflows.flatMap(({ workflow }) =>
    agreementOf(book, workflow).steps.map(({ id }) => keyOf(state, workflow, id)),
  );
  if (kind === 'clock') return 1000 + Object.keys(state.clocks).indexOf(name);
  const place = steps.indexOf(name);
  return place < 0 ? 900 : place + 1;
}

/**
 * Fires the first of the rungs of its matter that are due. Those that are late were held up: of all that are due the
 * highest tells, and a late one below it is overtaken.
 */
function fireRung(draft: Draft, first: Alarm, until: Instant): Firing {
  const due = dueRungs(draft, until).filter(({ matter }) => matter === first.matter);
  const at = momentOf(first, due);
  return fire(draft, first, at, first.moment < at && due.length > 1);
}

function fire(draft: Draft, alarm: Alarm, at: Instant, overtaken = false): Firing {
  const said = draft.lines.length;
  const { matter, revision, alarm: id, turn } = alarm;
  draft.now = at;
  goneOff(draft, alarm, overtaken);
  const event = { kind: 'fired', at, matter, revision, alarm: id, turn, ...(overtaken && { overtaken }) } as const;
  return { event, lines: draft.lines.slice(said) };
}

function goneOff(draft: Draft, alarm: Alarm, overtaken: boolean): void {
  switch (alarm.kind) {
    case 'missed':
      return miss(draft, alarm);
    case 'reminder':
      draft.unplan(alarm);
      return draft.say({ reminder: nameOf(draft, alarm), told: resolve(draft, alarm.tell) });
    case 'review':
      draft.say({ review: nameOf(draft, alarm), told: resolve(draft, alarm.tell) });
      return planNextReview(draft, draft.matter(alarm.matter) as StepState, alarm);
    case 'rung':
      return overtaken ? overtake(draft, alarm) : goOff(draft, alarm);
    case 'start':
      return goStart(draft, alarm);
  }
}

function nameOf(draft: Draft, alarm: Alarm): string {
  return draft.matter(alarm.matter)!.name;
}

function miss(draft: Draft, alarm: Alarm): void {
  draft.unplan(alarm);
  const matter = draft.matter(alarm.matter)!;
  draft.change(matter, { missed: true });
  draft.say({ missed: matter.name });
  if ((matter as StepState).about) putOnRegionalList(draft);
}

/** Replays one alarm that went off; one that a corrected past no longer plans stays without effect. */
export function refire(draft: Draft, key: AlarmKey, at: Instant, overtaken = false): void {
  const planned = alarmsOf(draft.state).find((alarm) => isSameAlarm(alarm, key));
  if (planned) fire(draft, planned, at, overtaken);
}
