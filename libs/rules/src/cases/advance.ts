import type { Instant } from '../dates/moments';
import { agreementOf, type Book, ladderOf } from './book';
import { Draft, isSameAlarm } from './draft';
import type { AlarmKey, CaseEvent } from './events';
import { goOff, overtake, putOnRegionalList, resolve, withDueRepeats } from './ladder';
import { planNextReview } from './due-date-acts';
import { goStart } from './starts';
import { isDecision, keyOf } from './steps';
import type { Alarm, AlarmKind, CaseState, StepState } from './state';
import type { TraceLine } from './trace';

/** One alarm that went off: the event the timeline keeps, and the lines that say what came of it. */
export interface Firing {
  event: CaseEvent & { kind: 'fired' };
  lines: readonly TraceLine[];
}

/** Everything of a case that will still go off if nobody acts. A closed case keeps only the steps of its after-care. */
export function alarmsOf(state: CaseState): readonly Alarm[] {
  return plansOf(state).flat();
}

/** The same, list by list as they stand in the state. Asked for each alarm that goes off, so nothing is copied. */
function plansOf({ phase, starts, proposal, steps, clocks }: CaseState): (readonly Alarm[])[] {
  const isOpen = phase === 'open';
  const plans: (readonly Alarm[])[] = isOpen ? [starts] : [];
  if (isOpen && proposal) plans.push(proposal.alarms);
  for (const key in steps) if (steps[key]!.alarms.length > 0) plans.push(steps[key]!.alarms);
  if (isOpen) for (const name in clocks) plans.push(clocks[name]!.alarms);
  return plans;
}

/** When the case next does something by itself; undefined when it never will. */
export function nextMoment(state: CaseState): Instant | undefined {
  let next: Instant | undefined;
  for (const plan of plansOf(state)) for (const { at } of plan) if (next === undefined || at < next) next = at;
  return next;
}

function dueBy(state: CaseState, until: Instant): Alarm[] {
  const due: Alarm[] = [];
  for (const plan of plansOf(state)) for (const alarm of plan) if (alarm.at <= until) due.push(alarm);
  return due;
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
  for (let due = allDue(draft, until); due.length > 0; due = allDue(draft, until)) {
    const first = due.length === 1 ? due[0]! : firstOf(due, draft);
    firings.push(first.kind === 'rung' ? fireRung(draft, first, due) : fire(draft, first, first.at));
  }
  return { state: draft.state, firings };
}

function allDue(draft: Draft, until: Instant): readonly Alarm[] {
  const due = dueBy(draft.state, until);
  const repeating = due.filter(({ kind, turn }) => kind === 'rung' && turn > 0);
  if (repeating.length === 0) return due;
  for (const matter of new Set(repeating.map((rung) => rung.matter))) {
    withDueRepeats(draft, draft.matter(matter)!, until);
  }
  return dueBy(draft.state, until);
}

function firstOf(due: readonly Alarm[], { state, book }: Draft): Alarm {
  const goingOff = new Map(due.map((alarm) => [{ ...alarm, at: momentOf(alarm, due) }, alarm]));
  return goingOff.get(inOrder([...goingOff.keys()], { state, book })[0]!)!;
}

/** The rungs of the same matter that are due, with this one. */
function dueWith({ matter }: Alarm, due: readonly Alarm[]): Alarm[] {
  return due.filter((other) => other.kind === 'rung' && other.matter === matter);
}

/** When an alarm that is due goes off: a rung together with the last of those of its matter. */
function momentOf(alarm: Alarm, due: readonly Alarm[]): Instant {
  return alarm.kind === 'rung' ? Math.max(...dueWith(alarm, due).map(({ at }) => at)) : alarm.at;
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
  if (kind === 'clock') return 1000 + Object.keys(state.clocks).indexOf(name);
  let before = 0;
  for (const { workflow } of state.workflows) {
    const { steps } = agreementOf(book, workflow);
    const place = steps.findIndex(({ id }) => keyOf(state, workflow, id) === name);
    if (place >= 0) return before + place + 1;
    before += steps.length;
  }
  return 900;
}

/**
 * Fires the first of the rungs of its matter that are due. Those that are late were held up: of all that are due the
 * highest tells, and a late one below it is overtaken.
 */
function fireRung(draft: Draft, first: Alarm, due: readonly Alarm[]): Firing {
  const at = momentOf(first, due);
  return fire(draft, first, at, first.moment < at && dueWith(first, due).length > 1);
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
  if (isDecision(matter as StepState)) putOnRegionalList(draft);
}

/** Replays one alarm that went off; one that a corrected past no longer plans stays without effect. */
export function refire(draft: Draft, key: AlarmKey, at: Instant, overtaken = false): void {
  const planned = alarmsOf(draft.state).find((alarm) => isSameAlarm(alarm, key));
  if (planned) fire(draft, planned, at, overtaken);
}
