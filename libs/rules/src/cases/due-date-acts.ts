import type { Calendar } from '../dates/calendar';
import {
  bareEnd,
  countBetween,
  countOn,
  dueAt,
  dueOn,
  isBeyondLaw,
  schoolFridayAfter,
  type Due,
} from '../dates/counting';
import { addDays, dateOf, daysBetween, dayNumber, type LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { isSpan, type Span, type Term, type Unit } from '../dates/term';
import { ladderOf } from './book';
import type { Draft } from './draft';
import type { Queue } from './events';
import { alarm, times } from './plan';
import { dueText, held, planStep } from './steps';
import { changedAlarm } from './layout';
import type { Alarm, StepState } from './state';

/** Reviews of waiting come round this often when nobody gave a date. */
const reviewEvery: Span = { count: 4, unit: 'weeks', ends: 'runs-on' };

/** Stops a step's term and its ladder while it waits for something outside. The day it begins is used. */
export function wait(draft: Draft, step: StepState, queue: Queue, review: LocalDate | Span = reviewEvery): void {
  const { today, now } = draft;
  const missed = overdue(step, now);
  const rungs = step.missed || missed ? step.alarms.filter(({ kind }) => kind === 'rung') : [];
  const every = typeof review === 'string' ? reviewEvery : review;
  const waiting = { for: queue, since: today, sinceAt: now, left: unitsLeft(draft, step), rungs, every };
  const base = typeof review === 'string' ? review : today;
  const first = typeof review === 'string' ? 0 : 1;
  const planned = reviewOf(draft, step, base, { every, turn: first });
  draft.putStep(step, { state: 'waiting', waiting, alarms: missed ? [missed, planned] : [planned] });
  draft.say({ waiting: step.key });
}

/** That a step was missed without anybody noticing: only in a past that was corrected. It is still to be said. */
function overdue({ alarms }: StepState, now: Instant): Alarm | undefined {
  return alarms.find(({ kind, at }) => kind === 'missed' && at <= now);
}

/** The review so many turns after a date. */
function reviewOf(
  { calendar, book }: Draft,
  step: StepState,
  base: LocalDate,
  { every, turn }: { every: Span; turn: number },
): Alarm {
  const on = turn === 0 ? base : times(base, every, turn, book);
  const working = dateOf(calendar.workingFrom(dayNumber(on)));
  const at = calendar.dispatchOn(working);
  const id = `review-${working}`;
  return alarm(step, { kind: 'review', alarm: id, turn, at, on: working, base, tell: ['director'], acting: true });
}

/** Plans the first review after one that went off, or that passed, which is still to come. */
export function planNextReview(draft: Draft, step: StepState, past: Alarm): void {
  const next = reviewOf(draft, step, past.base!, { every: step.waiting!.every, turn: past.turn + 1 });
  if (next.at < draft.now) return planNextReview(draft, step, next);
  const others = step.alarms.filter(({ kind }) => kind !== 'review');
  draft.putStep(step, { alarms: [...others, next] });
}

/** What is left of the term after today, in the way it counts: milliseconds for hours, else days of its kind. */
function unitsLeft({ now, today, calendar }: Draft, step: StepState): number {
  const { within, due } = step;
  if (isSpan(within) && within.unit === 'hours') return Math.max(0, due.missedAt - now);
  return leftAfter(today, step, calendar);
}

/** What is left of a term in days after a date, in the unit in which waiting counts it. */
export function leftAfter(
  date: LocalDate,
  { within, due }: Pick<StepState, 'within' | 'due'>,
  calendar: Calendar,
): number {
  return daysLeft(date, due.bare, countingUnit(within), calendar);
}

function daysLeft(after: LocalDate, until: LocalDate, unit: Unit, calendar: Calendar): number {
  if (unit === 'working-days' || unit === 'school-days') return countBetween(after, until, unit, calendar);
  return Math.max(0, daysBetween(after, until));
}

/** The unit in which what is left of a term is counted: school days for school-weeks, else calendar days. */
function countingUnit(term: Term): Unit {
  if (!isSpan(term)) return 'days';
  if (term.unit === 'school-weeks') return 'school-days';
  return term.unit === 'working-days' || term.unit === 'school-days' ? term.unit : 'days';
}

/** Counts on from today what was left; a missed step keeps its due date, and its rungs keep what was left to them. */
export function resume(draft: Draft, step: StepState): void {
  const waiting = step.waiting!;
  const { today, now, book } = draft;
  const missed = overdue(step, now);
  const late = step.missed || missed !== undefined;
  const due = late ? step.due : resumedDue(draft, step);
  const turn = { kind: 'waited', from: waiting.since, to: today, for: waiting.for, due: due.on } as const;
  const resumed: StepState = {
    ...step,
    state: 'open',
    waiting: undefined,
    revision: draft.revision,
    due,
    turns: [...step.turns, turn],
  };
  const alarms = late
    ? held(
        waiting.rungs.map((rung) => resumedRung(draft, resumed, waiting.since, rung)),
        step.promised,
        book,
      )
    : planStep(resumed, { after: today, startedOn: step.startedOn, now }, book);
  draft.putStep(resumed, { alarms: missed ? [missed, ...alarms] : alarms });
  draft.say({ resumed: step.key, due: dueText(resumed, book) });
}

function resumedDue(draft: Draft, { within, waiting }: StepState): Due {
  const { calendar, today, now } = draft;
  const left = waiting!.left;
  if (isSpan(within) && within.unit === 'hours') return dueAt(now + left, calendar);
  return dueAfterWaiting(today, left, within, calendar);
}

/** Where a term in days ends of which so many are left on the day of resuming. */
export function dueAfterWaiting(resumed: LocalDate, left: number, within: Term, calendar: Calendar): Due {
  const bare = countOn(resumed, left, countingUnit(within), calendar);
  return dueOn(runsOnAfterWaiting(within) ? dateOf(calendar.workingFrom(dayNumber(bare))) : bare, bare, calendar);
}

/** `exactly`, `until`, and long terms by law do not run on after waiting. */
function runsOnAfterWaiting(term: Term): boolean {
  if (!isSpan(term) || term.ends === 'exactly') return false;
  return term.ends !== 'by-law' || !isBeyondLaw(term);
}

function resumedRung(draft: Draft, step: StepState, since: LocalDate, rung: Alarm): Alarm {
  const { calendar, today, now } = draft;
  const definition = ladderOf(draft.book, step).find(({ id }) => id === rung.alarm);
  const span = (definition?.after ?? definition?.every)!;
  const unit = countingUnit(span);
  const left = daysLeft(since, rung.bare!, unit, calendar);
  const bare = countOn(today, left, unit, calendar);
  const on = runsOnAfterWaiting(span) ? dateOf(calendar.workingFrom(dayNumber(bare))) : bare;
  const planned = calendar.dispatchOn(on);
  const at = planned > now ? planned : calendar.nextDispatch(now + 1);
  const base = rung.base && addDays(rung.base, daysBetween(rung.bare!, bare));
  return changedAlarm(rung, { revision: step.revision, bare, base, at, moment: at, on: calendar.dateAt(at) });
}

/** The latest date a step may be extended to: half its units on from the due date, at least one, not running on. */
export function latestExtension(
  { calendar }: Pick<Draft, 'calendar'>,
  { within, due }: StepState,
): LocalDate | undefined {
  if (!isSpan(within) || within.unit === 'hours') return undefined;
  const count = Math.max(1, Math.floor(within.count / 2));
  if (within.unit === 'school-weeks') return schoolFridayAfter(due.on, count, calendar);
  return bareEnd(due.on, { ...within, count }, calendar);
}

/** Moves the due date; reminders and ladder are planned again from it, and a promise ends. */
export function extend(draft: Draft, step: StepState, to: LocalDate): void {
  const { now, today, calendar, book } = draft;
  const extended: StepState = {
    ...step,
    revision: draft.revision,
    due: dueOn(to, to, calendar),
    missed: false,
    extended: step.extended + 1,
    promised: undefined,
    turns: [...step.turns, { kind: 'extended', on: today, due: to }],
  };
  const { startedOn } = step;
  draft.putStep(extended, { alarms: planStep(extended, { after: startedOn, startedOn, now }, book) });
  draft.say({ extended: step.key, due: to });
}

/** Holds the ladder until the end of a date; a later promise replaces an earlier. */
export function promise(draft: Draft, step: StepState, on: LocalDate): void {
  const rungs = step.alarms.filter(({ kind }) => kind === 'rung');
  const others = step.alarms.filter(({ kind }) => kind !== 'rung');
  draft.putStep(step, { promised: on, alarms: [...others, ...held(rungs, on, draft.book)] });
  draft.say({ promised: step.key, until: on });
}
