import type { LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { agreementOf, type Book } from './book';
import { progress, releaseClocks, startClocks } from './clocks';
import { appointFirstDirector, lookUpDirector } from './direction';
import { Draft, isOpen } from './draft';
import type { ByHand, Joined, Opening } from './events';
import { changeFacts } from './facts';
import { startAfter, startWorkflow } from './starts';
import { agreedSteps, endStep } from './steps';
import type { CaseState } from './state';
import { goOnInTheMiddle } from './take-over';
import type { TraceLine } from './trace';

/** What something came to: the case as it is now, and the lines that say so. */
export interface Told {
  state: CaseState;
  lines: readonly TraceLine[];
}

/** Opens a case: the first director directs at once, the first steps start, the clocks run. */
export function openCase(opening: Opening, book: Book): Told {
  const { at, workflow, firstDayAbsent, facts, byHand, takenOver } = opening;
  const today = book.calendar.dateAt(at);
  const known = { ...agreementOf(book, workflow).opens.sets, ...facts };
  const draft = new Draft(emptyCase({ at, workflow, firstDayAbsent, facts: known }, today), book, at);
  sayByHand(draft, byHand);
  if (takenOver) goOnInTheMiddle(draft, workflow, takenOver);
  else begin(draft, workflow);
  return { state: draft.state, lines: draft.lines };
}

function begin(draft: Draft, workflow: string): void {
  draft.say({ opened: workflow });
  appointFirstDirector(draft);
  addWorkflow(draft, workflow);
}

function sayByHand(draft: Draft, byHand: ByHand | undefined): void {
  if (byHand) draft.say({ 'by-hand': byHand.reason, ...(byHand.remark && { remark: byHand.remark }) });
}

function emptyCase({ at, workflow, firstDayAbsent, facts }: Opening, today: LocalDate): CaseState {
  return {
    phase: 'open',
    openedAt: at,
    firstDayAbsent,
    workflows: [{ workflow, openedAt: at, openedOn: today, running: true }],
    facts,
    refused: [],
    steps: {},
    starts: [],
    timesDone: {},
    holding: {},
    clocks: {},
    lastProgressOn: today,
    onRegionalList: false,
  };
}

function addWorkflow(draft: Draft, workflow: string): void {
  startClocks(draft, workflow);
  startWorkflow(draft, workflow);
}

/**
 * Adds a workflow to an open case, with the facts that hold with it; one that already runs in it stays as it is, and only
 * what is known with it changes.
 *
 * @returns why the direction is to be looked up
 */
export function addToCase(
  draft: Draft,
  { workflow, firstDayAbsent, facts }: Joined,
): Parameters<typeof lookUpDirector>[1] | undefined {
  const { opens } = agreementOf(draft.book, workflow);
  const runs = draft.state.workflows.some((one) => one.workflow === workflow && one.running);
  const changed = changeFacts(draft, { ...(!runs && opens.sets), ...facts });
  if (changed.length > 0) startAfter(draft, { facts: changed });
  if (!runs) joinCase(draft, workflow, firstDayAbsent);
  if (changed.length > 0) return 'facts';
  return runs ? undefined : 'workflow';
}

function joinCase(draft: Draft, workflow: string, firstDayAbsent: LocalDate | undefined): void {
  const others = draft.state.workflows.filter((one) => one.workflow !== workflow);
  const about = firstDayAbsent !== undefined && { firstDayAbsent };
  const joined = { workflow, openedAt: draft.now, openedOn: draft.today, running: true, ...about };
  draft.set({ workflows: [...others, joined] });
  draft.say({ opened: workflow });
  progress(draft);
  addWorkflow(draft, workflow);
}

/** A signal on a child whose case is open, or a person who opens one for it: the workflow joins that case. */
export function joinWorkflow(state: CaseState, { at, ...joined }: Joined & { at: Instant }, book: Book): Told {
  const draft = new Draft(state, book, at);
  sayByHand(draft, joined.byHand);
  const why = addToCase(draft, joined);
  if (why) lookUpDirector(draft, why);
  return { state: draft.state, lines: draft.lines };
}

/** What opened a workflow no longer holds: it ends silently, and the one before it decides again. */
export function withdrawWorkflow(
  state: CaseState,
  { at, workflow }: { at: Instant; workflow: string },
  book: Book,
): Told {
  const draft = new Draft(state, book, at);
  stopWorkflow(draft, workflow);
  return { state: draft.state, lines: draft.lines };
}

/** A workflow came to its end: it says so, what else runs goes on, and if nothing does the case has ended. */
export function endWorkflow(draft: Draft, workflow: string): void {
  const ownStarts = agreedSteps(draft.book, draft.state, workflow).map(({ start }) => start);
  draft.say({ ended: workflow });
  draft.set({ starts: draft.state.starts.filter(({ matter }) => !ownStarts.includes(matter)) });
  stopWorkflow(draft, workflow);
}

function stopWorkflow(draft: Draft, workflow: string): void {
  const { state } = draft;
  const workflows = state.workflows.map((one) => (one.workflow === workflow ? { ...one, running: false } : one));
  draft.set({ workflows });
  for (const step of Object.values(draft.state.steps)) {
    if (step.workflow === workflow && isOpen(step)) endStep(draft, step, 'ended');
  }
  releaseClocks(draft, workflow);
  if (workflows.some(({ running }) => running)) lookUpDirector(draft, 'workflow');
  else draft.set({ phase: 'ended', proposal: undefined, starts: [], steps: endedSteps(draft) });
}

function endedSteps({ state, today }: Draft): CaseState['steps'] {
  const ended = Object.values(state.steps).map((step) =>
    isOpen(step) ? { ...step, state: 'ended' as const, alarms: [], settledOn: today } : step,
  );
  return Object.fromEntries(ended.map((step) => [step.key, step]));
}
