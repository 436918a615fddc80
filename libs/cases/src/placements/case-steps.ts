import type { Open } from '@app/platform';
import { type Calendar, definitionOf, type StepState } from '@app/rules';
import { recordAct } from '../act';
import type { Casebooks } from '../casebook';
import { Change, type Entry } from '../change';
import { type KeptCase, lockCases, momentIn, readCases } from '../kept-case';
import { writeChanges } from '../write-changes';

/** The agreement that a case runs from the day on which a place is asked for. */
const workflow = 'placement';

/** What a step asks for (`asks:`) that a placement act fulfils. A region whose agreement asks for none of it has none. */
const tasks = {
  check: 'placement-intake',
  payer: 'payer-decision',
  decision: 'place-decision',
  answer: 'family-answer',
  start: 'placement-start',
  review: 'placement-review',
  outflow: 'outflow-plan',
  end: 'placement-end',
  followUp: 'follow-up',
} as const;
export type PlacementTask = keyof typeof tasks;

/** What was done in a placement, for the case in which a step may ask for it. */
export interface Fulfilment {
  readonly caseId: string;
  readonly task: PlacementTask;
  /** Left out where the step has none; a step with other outcomes than this one stays as it is. */
  readonly outcome?: string;
  /** Nobody, for what the machine does. */
  readonly by?: Entry['by'] | undefined;
}

/**
 * Marks the step done that asks for what was done, in the same transaction and in the one way in which a case changes. Who
 * may do the one may do the other: nobody's right is checked again. Where no step asks for it nothing happens; when one
 * is due and what follows when it is missed is the case's own.
 */
export async function fulfil(open: Open, books: Casebooks, { caseId, task, outcome, by }: Fulfilment): Promise<void> {
  const kept = await readLocked(open, books, caseId);
  const step = kept && openStep(kept, task);
  if (!step) return;
  const outcomes = Object.keys(definitionOf(kept.book, step.workflow, step.id)?.outcomes ?? {});
  if (outcomes.length > 0 && !(outcome !== undefined && outcomes.includes(outcome))) return;
  const said = outcomes.length > 0 ? { outcome: outcome! } : {};
  await recordAct(open, kept, { act: 'done', step: step.key, ...said }, by);
}

/** Moves the end that the case has for a placement along with it, as far as its agreement allows. */
export async function moveEnd(
  open: Open,
  books: Casebooks,
  { caseId, to, reason, by }: Pick<Fulfilment, 'caseId' | 'by'> & { to: StepState['due']['on']; reason: string },
): Promise<void> {
  const kept = await readLocked(open, books, caseId);
  const step = kept && openStep(kept, 'end');
  if (step) await recordAct(open, kept, { act: 'extend', step: step.key, to, reason }, by);
}

/**
 * The case goes on by the agreement on placements as well, where its region has one. With a request that follows a placement
 * which is over it begins anew: what it still asked of that one ends.
 */
export async function beginPlacement(
  open: Open,
  books: Casebooks,
  { caseId, by, anew }: Pick<Fulfilment, 'caseId' | 'by'> & { anew: boolean },
): Promise<void> {
  const kept = await readLocked(open, books, caseId);
  if (!kept?.book.agreements.has(workflow)) return;
  const runs = isRunningBeside(kept);
  if (runs === 'alone' || (runs === 'beside others' && !anew)) return;
  const change = new Change(kept);
  const at = momentIn(kept, open);
  change.advance(at);
  if (runs === 'beside others') change.withdraw(workflow, at);
  change.join(workflow, at, { by });
  await writeChanges(open, [change]);
}

/** Where nothing else runs, the case would end with it. */
function isRunningBeside({ state }: KeptCase): 'not' | 'alone' | 'beside others' {
  const running = state.workflows.filter((one) => one.running);
  if (!running.some((one) => one.workflow === workflow)) return 'not';
  return running.length > 1 ? 'beside others' : 'alone';
}

/** Nobody seeks a place in the case any more: what its agreement on placements still asked ends, where others go on. */
export async function leavePlacement(open: Open, books: Casebooks, caseId: string): Promise<void> {
  const kept = await readLocked(open, books, caseId);
  if (!kept || isRunningBeside(kept) !== 'beside others') return;
  const change = new Change(kept);
  const at = momentIn(kept, open);
  change.advance(at);
  change.withdraw(workflow, at);
  await writeChanges(open, [change]);
}

/** The step in which the family answers, where the agreement has one: its term is that of the offer. */
export async function answerStep(open: Open, books: Casebooks, caseId: string): Promise<StepState | undefined> {
  const [kept] = await readCases(open, books, [caseId]);
  return kept && openStep(kept, 'answer');
}

/** By which days a case counts; of one that the person does not see, those of its region. */
export async function calendarOfCase(
  open: Open,
  books: Casebooks,
  caseId: string,
  otherwise: () => Promise<Calendar>,
): Promise<Calendar> {
  const book = (await books.of(open, [caseId])).get(caseId);
  return book ? book.calendar : otherwise();
}

/** Undefined for a case that this person does not see: no step of it asks him anything. */
async function readLocked(open: Open, books: Casebooks, caseId: string): Promise<KeptCase | undefined> {
  await lockCases(open, [caseId], 'wait');
  const [kept] = await readCases(open, books, [caseId]);
  return kept?.state.phase === 'open' ? kept : undefined;
}

/** The step that is due first, of those that ask for it. */
function openStep({ state, book }: KeptCase, task: PlacementTask): StepState | undefined {
  return Object.values(state.steps)
    .filter((step) => step.state === 'open' || step.state === 'waiting')
    .filter((step) => definitionOf(book, step.workflow, step.id)?.asks === tasks[task])
    .toSorted((one, other) => one.due.on.localeCompare(other.due.on))[0];
}
