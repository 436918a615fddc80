import type { Instant } from '../dates/moments';
import { type Book, ladderOf } from './book';
import { Draft, isSameAlarm, partsOf } from './draft';
import type { AlarmKey, CaseEvent } from './events';
import { goOff, overtake, putOnRegionalList, resolve, withDueRepeats } from './ladder';
import { planNextReview } from './due-date-acts';
import { goStart, startAfter } from './starts';
import { agreedStep, agreedSteps, isDecision, isMissHeard } from './steps';
import type { Alarm, AlarmKind, CaseState, StepState } from './state';
import type { TraceLine } from './trace';

/** One alarm that went off: the event the timeline keeps, and the lines that say what came of it. */
export interface Firing {
  event: CaseEvent & { kind: 'fired' };
  lines: readonly TraceLine[];
}

/** Everything of a case that will still go off if nobody acts. A closed case keeps only the steps of its after-care. */
export function alarmsOf(state: CaseState): readonly Alarm[] {
  return lookAhead(state, Infinity).due;
}

/** When the case next does something by itself; undefined when it never will. */
export function nextMoment(state: CaseState): Instant | undefined {
  return lookAhead(state, -Infinity).next;
}

/** Asked for each alarm that goes off, so it goes over all plans once, as they stand in the state, and copies nothing. */
function lookAhead({ phase, starts, proposal, steps, clocks }: CaseState, until: Instant): Ahead {
  const ahead = new Ahead(until);
  const isOpen = phase === 'open';
  if (isOpen) ahead.see(starts);
  if (isOpen && proposal) ahead.see(proposal.alarms);
  for (const step of Object.values(steps)) ahead.see(step.alarms);
  if (isOpen) for (const clock of Object.values(clocks)) ahead.see(clock.alarms);
  return ahead;
}

/** What is due by a moment, and when something is due after it. */
class Ahead {
  readonly due: Alarm[] = [];
  private soonest = Infinity;

  constructor(private readonly until: Instant) {}

  get next(): Instant | undefined {
    return this.soonest === Infinity ? undefined : this.soonest;
  }

  see(plan: readonly Alarm[]): void {
    for (const alarm of plan) {
      if (alarm.at <= this.until) this.due.push(alarm);
      else if (alarm.at < this.soonest) this.soonest = alarm.at;
    }
  }
}

const order: readonly AlarmKind[] = ['missed', 'reminder', 'review', 'rung', 'start'];

/**
 * Lets everything planned until a moment go off: in order of time, and at one moment what is missed first, then
 * reminders, reviews, rungs and starts, in the order of the file. Rungs of one matter that are due together though their
 * own moments differ were held up (an outage, a promise, a late start): only the last of them tells.
 */
export function advance(state: CaseState, until: Instant, book: Book): Advanced {
  const draft = new Draft(state, book, until);
  const firings: Firing[] = [];
  for (;;) {
    const { due, next } = allDue(draft, until);
    if (due.length === 0) return { state: draft.state, firings, next };
    const first = due.length === 1 ? due[0]! : firstOf(due, draft);
    firings.push(first.kind === 'rung' ? fireRung(draft, first, due) : fire(draft, first, first.at));
  }
}

/** A case at a later moment: what went off until then, and when something next will. */
export interface Advanced {
  state: CaseState;
  firings: Firing[];
  next: Instant | undefined;
}

function allDue(draft: Draft, until: Instant): Ahead {
  const ahead = lookAhead(draft.state, until);
  if (!ahead.due.some(isRepeating)) return ahead;
  for (const matter of new Set(ahead.due.filter(isRepeating).map((rung) => rung.matter))) {
    withDueRepeats(draft, draft.matter(matter)!, until);
  }
  return lookAhead(draft.state, until);
}

const isRepeating = ({ kind, turn }: Alarm) => kind === 'rung' && turn > 0;

/** Of all that is due, what goes off first. */
function firstOf(due: readonly Alarm[], of: Of): Alarm {
  return due.reduce((first, alarm) => {
    const sooner = momentOf(alarm, due) - momentOf(first, due) || atOneMoment(alarm, first, of);
    return sooner < 0 ? alarm : first;
  });
}

/** When an alarm that is due goes off: a rung together with the last of those of its matter. */
function momentOf({ kind, matter, at }: Alarm, due: readonly Alarm[]): Instant {
  let last = at;
  if (kind === 'rung') for (const other of due) if (isRungOf(matter, other) && other.at > last) last = other.at;
  return last;
}

function isRungOf(matter: string, alarm: Alarm): boolean {
  return alarm.kind === 'rung' && alarm.matter === matter;
}

/** The case whose alarms they are, and what it is judged by. */
interface Of {
  state: CaseState;
  book: Book;
}

/** Alarms of a case in the order in which they go off. */
export function inOrder(alarms: readonly Alarm[], of: Of): Alarm[] {
  return alarms.toSorted((one, other) => one.at - other.at || atOneMoment(one, other, of));
}

/** Which of two alarms goes off first, if they do so at one moment. */
function atOneMoment(one: Alarm, other: Alarm, of: Of): number {
  return (
    order.indexOf(one.kind) - order.indexOf(other.kind) ||
    placeOf(of, one) - placeOf(of, other) ||
    one.turn - other.turn
  );
}

/** Where an alarm stands in the file: its step or clock, and its rung. */
function placeOf({ state, book }: Of, { matter, alarm }: Alarm): number {
  const { kind, name } = partsOf(matter);
  const of = kind === 'step' ? state.steps[name] : kind === 'clock' ? state.clocks[name] : state.proposal;
  const rung = of ? ladderOf(book, of).findIndex(({ id }) => id === alarm) : 0;
  return matterPlace({ state, book }, kind, name) * 100 + rung;
}

function matterPlace({ state, book }: Of, kind: string, name: string): number {
  if (kind === 'direction') return 0;
  if (kind === 'clock') return 1000 + Object.keys(state.clocks).indexOf(name);
  let before = 0;
  for (const { workflow } of state.workflows) {
    const steps = agreedSteps(book, state, workflow);
    const place = steps.findIndex(({ key }) => key === name);
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
  const isHeldUp = first.moment < at && due.some((other) => other !== first && isRungOf(first.matter, other));
  return fire(draft, first, at, isHeldUp);
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
  const matter = draft.matter(alarm.matter)!;
  draft.change(matter, { missed: true, alarms: matter.alarms.filter((other) => other !== alarm) });
  const step = alarm.matter.startsWith('step:') ? (matter as StepState) : undefined;
  const as = step && agreedStep(step, draft.book)?.ifMissed;
  draft.say({ missed: matter.name, ...(as && { as }) });
  if (isDecision(matter as StepState)) putOnRegionalList(draft);
  if (step && isMissHeard(step, draft.book)) startAfter(draft, { missed: step });
}

/** Replays one alarm that went off; one that a corrected past no longer plans stays without effect. */
export function refire(draft: Draft, key: AlarmKey, at: Instant, overtaken = false): void {
  const planned = alarmsOf(draft.state).find((alarm) => isSameAlarm(alarm, key));
  if (planned) fire(draft, planned, at, overtaken);
}
