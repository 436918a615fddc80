import type { Step } from '../agreements/agreement';
import { matches } from '../agreements/conditions';
import { nextDayOfYear } from '../dates/calendar';
import { countBack } from '../dates/counting';
import { isLocalDate, type LocalDate } from '../dates/local-date';
import { agreementOf, type Book } from './book';
import { type Draft, isOpen } from './draft';
import { alarm, times } from './plan';
import { keyOf, startAgreed } from './steps';
import type { Alarm, CaseState, WorkflowState } from './state';

/** A step that could start. */
interface Candidate {
  workflow: WorkflowState;
  step: Step;
}

const known = new WeakMap<CaseState['workflows'], { book: Book; candidates: readonly Candidate[] }>();

/**
 * The steps of the running workflows, in the order in which these opened and of their files. Asked at each act, and the
 * same until a workflow opens or ends, so it is remembered with the list of workflows.
 */
function candidates({ state: { workflows }, book }: Draft): readonly Candidate[] {
  const last = known.get(workflows);
  if (last?.book === book) return last.candidates;
  const found = workflows
    .filter(({ running }) => running)
    .flatMap((workflow) => agreementOf(book, workflow.workflow).steps.map((step) => ({ workflow, step })));
  known.set(workflows, { book, candidates: found });
  return found;
}

function start(draft: Draft, { workflow: { workflow }, step }: Candidate): void {
  const current = draft.state.steps[keyOf(draft.state, workflow, step.id)];
  if (!current || !isOpen(current)) startAgreed(draft, workflow, step);
}

/** Starts what a workflow starts at its opening, and plans what it starts by date. */
export function startWorkflow(draft: Draft, workflow: string): void {
  const becameTrue = newlyTrue(draft);
  for (const candidate of candidates(draft)) {
    if (candidate.workflow.workflow !== workflow) continue;
    if (candidate.step.starts.kind === 'opening' || becameTrue(candidate)) start(draft, candidate);
  }
  planDatedStarts(draft, (candidate) => candidate.workflow.workflow === workflow);
}

/** Something a step can wait for: another step is over, or facts changed. */
export interface Cause {
  over?: { workflow: string | undefined; id: string; outcome: string | undefined; skipped: boolean };
  facts?: readonly string[];
}

/** Starts what waited for this, in the order of the file. */
export function startAfter(draft: Draft, { over, facts }: Cause): void {
  const becameTrue = facts ? newlyTrue(draft) : () => false;
  for (const candidate of candidates(draft)) {
    const { workflow, step } = candidate;
    const follows = over?.workflow === workflow.workflow && followsOn(step, over);
    if (follows || becameTrue(candidate)) start(draft, candidate);
  }
  if (facts) planDatedStarts(draft, ({ step }) => 'fact' in step.starts && facts.includes(step.starts.fact));
}

function followsOn({ starts }: Step, { id, outcome }: NonNullable<Cause['over']>): boolean {
  if (starts.kind !== 'after' || starts.step !== id) return false;
  return !starts.with || (outcome !== undefined && starts.with.includes(outcome));
}

/** Notes which conditions hold now; tells which of them did not hold before. */
function newlyTrue(draft: Draft): (candidate: Candidate) => boolean {
  const before = draft.state.holding;
  const now: Record<string, boolean> = {};
  const name = ({ workflow, step }: Candidate) => keyOf(draft.state, workflow.workflow, step.id);
  for (const candidate of candidates(draft)) {
    const { starts } = candidate.step;
    if (starts.kind === 'when') now[name(candidate)] = matches(starts.condition, draft.state.facts);
  }
  draft.set({ holding: now });
  return (candidate) => Boolean(now[name(candidate)]) && !before[name(candidate)];
}

/** Notes which conditions hold now without starting anything: what holds already did not become true. */
export function noteConditions(draft: Draft): void {
  newlyTrue(draft);
}

/** Plans the steps that start by date; one whose date has passed starts at once, a yearly or recurring one next time. */
export function planDatedStarts(draft: Draft, concerned: (candidate: Candidate) => boolean, atOnce = true): void {
  for (const candidate of candidates(draft)) {
    if (!concerned(candidate)) continue;
    const matter = `start:${keyOf(draft.state, candidate.workflow.workflow, candidate.step.id)}`;
    const others = draft.state.starts.filter((planned) => planned.matter !== matter);
    const planned = firstStart(draft, candidate, { matter, revision: draft.revision });
    draft.set({ starts: planned && planned.at > draft.now ? [...others, planned] : others });
    if (atOnce && planned && planned.at <= draft.now) start(draft, candidate);
  }
}

type StartOf = Pick<Alarm, 'matter' | 'revision'>;

function firstStart(draft: Draft, candidate: Candidate, of: StartOf): Alarm | undefined {
  const { starts } = candidate.step;
  const { state, calendar } = draft;
  if (starts.kind === 'every' || starts.kind === 'yearly') return nextRecurring(draft, candidate, of, 1);
  if (starts.kind !== 'before' && starts.kind !== 'on-day') return undefined;
  const day = state.facts[starts.fact];
  if (typeof day !== 'string' || !isLocalDate(day)) return undefined;
  return startOn(draft, of, starts.kind === 'before' ? countBack(day, starts.by, calendar) : day, 0);
}

/** The first repeat from the `turn`-th on that is still to come. */
function nextRecurring(draft: Draft, candidate: Candidate, of: StartOf, turn: number): Alarm {
  for (let at = turn; ; at += 1) {
    const planned = startOn(draft, of, recurringDate(draft, candidate, at), at);
    if (planned.at > draft.now) return planned;
  }
}

function recurringDate(
  { book }: Draft,
  { workflow: { openedOn }, step: { starts } }: Candidate,
  turn: number,
): LocalDate {
  if (starts.kind === 'every') return times(openedOn, starts.every, turn, book);
  if (starts.kind !== 'yearly') throw new Error('Only steps that recur have a next date');
  let on = openedOn;
  for (let year = 0; year < turn; year += 1) on = nextDayOfYear(starts.on, on);
  return on;
}

function startOn({ calendar, book }: Draft, of: StartOf, on: LocalDate, turn: number): Alarm {
  const at = book.calendar.dispatchOn(on);
  return alarm(
    { ...of, responsible: undefined },
    { kind: 'start', alarm: 'start', turn, at, on: calendar.dateAt(at), acting: true },
  );
}

/** A planned start goes off: the step starts unless it is open, and what recurs is planned again. */
export function goStart(draft: Draft, planned: Alarm): void {
  const key = planned.matter.slice('start:'.length);
  const candidate = candidates(draft).find(
    ({ workflow, step }) => keyOf(draft.state, workflow.workflow, step.id) === key,
  );
  const others = draft.state.starts.filter((other) => other !== planned);
  const again = candidate && planned.turn > 0 ? [nextRecurring(draft, candidate, planned, planned.turn + 1)] : [];
  draft.set({ starts: [...others, ...again] });
  if (candidate) start(draft, candidate);
}
