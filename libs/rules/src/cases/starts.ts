import type { Agreement, Step } from '../agreements/agreement';
import { matches } from '../agreements/conditions';
import { nextDayOfYear } from '../dates/calendar';
import { countBack } from '../dates/counting';
import { isLocalDate, type LocalDate } from '../dates/local-date';
import { rememberingWith } from '../dates/remembering';
import { type Draft, isOpen } from './draft';
import { alarm, times } from './plan';
import { type AgreedStep, agreedSteps, keyOf, startAgreed } from './steps';
import type { Alarm, CaseState } from './state';

/** The steps of the running workflows, in the order in which these opened and of their files. */
function candidates({ state, book }: Draft): readonly AgreedStep[] {
  const running = state.workflows.filter((one) => one.running);
  const steps = running.map(({ workflow }) => agreedSteps(book, state, workflow));
  return steps.length === 1 ? steps[0]! : steps.flat();
}

function start(draft: Draft, { workflow, step, key }: AgreedStep): void {
  const current = draft.state.steps[key];
  if (!current || !isOpen(current)) startAgreed(draft, workflow, step);
}

/** Starts what a workflow starts at its opening, and plans what it starts by date. */
export function startWorkflow(draft: Draft, workflow: string): void {
  const becameTrue = newlyTrue(draft);
  for (const candidate of candidates(draft)) {
    if (candidate.workflow !== workflow) continue;
    if (candidate.starts === 'opening' || becameTrue(candidate)) start(draft, candidate);
  }
  planDatedStarts(draft, (candidate) => candidate.workflow === workflow);
}

/** Something a step can wait for: another step is over or missed, or facts changed. */
export interface Cause {
  over?: { workflow: string | undefined; id: string; outcome: string | undefined; skipped: boolean };
  missed?: { workflow?: string; id: string };
  facts?: readonly string[];
}

/** Starts what waited for this, in the order of the file. */
export function startAfter(draft: Draft, { over, missed, facts }: Cause): void {
  const becameTrue = facts ? newlyTrue(draft) : () => false;
  for (const candidate of candidates(draft)) {
    const { workflow, step, starts } = candidate;
    const follows = starts === 'after' && over?.workflow === workflow && followsOn(draft, candidate, over);
    const isMissed = starts === 'missed' && missed?.workflow === workflow && waitsFor(step, missed);
    if (follows || isMissed || becameTrue(candidate)) start(draft, candidate);
  }
  if (facts) planDatedStarts(draft, ({ step }) => 'fact' in step.starts && facts.includes(step.starts.fact));
}

function waitsFor({ starts }: Step, { id }: NonNullable<Cause['missed']>): boolean {
  return starts.kind === 'missed' && starts.step === id;
}

function followsOn(
  { state }: Draft,
  { workflow, step: { starts } }: AgreedStep,
  { id, outcome }: NonNullable<Cause['over']>,
): boolean {
  if (starts.kind !== 'after' || starts.step !== id) return false;
  if (starts.with && !(outcome !== undefined && starts.with.includes(outcome))) return false;
  const key = keyOf(state, workflow, id);
  return starts.times === undefined || timesOver(state, key, starts.with) >= starts.times;
}

/** How often a step was done, or done with one of these outcomes. */
function timesOver({ timesDone }: CaseState, key: string, outcomes: readonly string[] | undefined): number {
  if (!outcomes) return timesDone[key] ?? 0;
  return outcomes.reduce((sum, outcome) => sum + (timesDone[`${key}:${outcome}`] ?? 0), 0);
}

/** Whether some step asks how often this one was done with an outcome: only then it is counted. */
export function countsOutcomes(agreement: Agreement, id: string): boolean {
  return countedIn(agreement).has(id);
}

const countedIn = rememberingWith(
  ({ steps }: Agreement) =>
    new Set(
      steps.flatMap(({ starts }) => (starts.kind === 'after' && starts.times && starts.with ? [starts.step] : [])),
    ),
);

/** Notes which conditions hold now; tells which of them did not hold before. */
function newlyTrue(draft: Draft): (candidate: AgreedStep) => boolean {
  const before = draft.state.holding;
  const now: Record<string, boolean> = {};
  for (const { step, starts, key } of candidates(draft)) {
    if (starts === 'when') now[key] = holds(step, draft);
  }
  draft.set({ holding: now });
  return ({ starts, key }) => starts === 'when' && Boolean(now[key]) && !before[key];
}

function holds({ starts }: Step, { state }: Draft): boolean {
  return starts.kind === 'when' && matches(starts.condition, state.facts);
}

/** Notes which conditions hold now without starting anything: what holds already did not become true. */
export function noteConditions(draft: Draft): void {
  newlyTrue(draft);
}

/** Plans the steps that start by date; one whose date has passed starts at once, a yearly or recurring one next time. */
export function planDatedStarts(draft: Draft, concerned: (candidate: AgreedStep) => boolean, atOnce = true): void {
  for (const candidate of candidates(draft)) {
    if (!isDated(candidate) || !concerned(candidate)) continue;
    const matter = candidate.start;
    const others = draft.state.starts.filter((planned) => planned.matter !== matter);
    const planned = firstStart(draft, candidate, { matter, revision: draft.revision });
    draft.set({ starts: planned && planned.at > draft.now ? [...others, planned] : others });
    if (atOnce && planned && planned.at <= draft.now) start(draft, candidate);
  }
}

function isDated({ starts }: AgreedStep): boolean {
  return starts !== 'opening' && starts !== 'after' && starts !== 'when' && starts !== 'missed';
}

type StartOf = Pick<Alarm, 'matter' | 'revision'>;

function firstStart(draft: Draft, candidate: AgreedStep, of: StartOf): Alarm | undefined {
  const { starts } = candidate.step;
  const { state, calendar } = draft;
  if (starts.kind === 'every' || starts.kind === 'yearly') return nextRecurring(draft, candidate, of, 1);
  if (starts.kind !== 'before' && starts.kind !== 'on-day') return undefined;
  const day = state.facts[starts.fact];
  if (typeof day !== 'string' || !isLocalDate(day)) return undefined;
  return startOn(draft, of, starts.kind === 'before' ? countBack(day, starts.by, calendar) : day, 0);
}

/** The first repeat from the `turn`-th on that is still to come. */
function nextRecurring(draft: Draft, candidate: AgreedStep, of: StartOf, turn: number): Alarm {
  for (let at = turn; ; at += 1) {
    const planned = startOn(draft, of, recurringDate(draft, candidate, at), at);
    if (planned.at > draft.now) return planned;
  }
}

function recurringDate({ state, book }: Draft, { workflow, step: { starts } }: AgreedStep, turn: number): LocalDate {
  const { openedOn } = state.workflows.find((one) => one.workflow === workflow)!;
  if (starts.kind === 'every') return times(openedOn, starts.every, turn, book);
  if (starts.kind !== 'yearly') throw new Error('Only steps that recur have a next date');
  let on = openedOn;
  for (let year = 0; year < turn; year += 1) on = nextDayOfYear(starts.on, on);
  return on;
}

function startOn({ calendar, book }: Draft, of: StartOf, on: LocalDate, turn: number): Alarm {
  const at = book.calendar.dispatchOn(on);
  return alarm(of, { kind: 'start', alarm: 'start', turn, at, on: calendar.dateAt(at), acting: true });
}

/**
 * Starts that are still to come, after a calendar was corrected: those that it moves are planned on their new date, and
 * what should have started by now does.
 *
 * @param before the same case by the calendar that counted until now
 */
export function startsAgain(draft: Draft, before: Draft): void {
  for (const planned of draft.state.starts) {
    const candidate = candidates(draft).find(({ start: matter }) => matter === planned.matter);
    const was = candidate && sameStart(before, candidate, planned);
    const is = candidate && sameStart(draft, candidate, planned);
    if (!was || !is || was.at !== planned.moment || is.at === was.at) continue;
    const moved = (one: Alarm) => (one === planned ? is : one);
    draft.set({ starts: draft.state.starts.map(moved) });
    if (is.at <= draft.now) goStart(draft, is);
  }
}

/** The same start by the calendar of a draft. */
function sameStart(draft: Draft, candidate: AgreedStep, { matter, revision, turn }: Alarm): Alarm | undefined {
  const of = { matter, revision };
  return turn > 0 ? startOn(draft, of, recurringDate(draft, candidate, turn), turn) : firstStart(draft, candidate, of);
}

/** A planned start goes off: the step starts unless it is open, and what recurs is planned again. */
export function goStart(draft: Draft, planned: Alarm): void {
  const candidate = candidates(draft).find((one) => one.start === planned.matter);
  const others = draft.state.starts.filter((other) => other !== planned);
  const again = candidate && planned.turn > 0 ? [nextRecurring(draft, candidate, planned, planned.turn + 1)] : [];
  draft.set({ starts: [...others, ...again] });
  if (candidate) start(draft, candidate);
}
