import type { Rung } from '../agreements/agreement';
import type { Role } from '../agreements/roles';
import { isSpan, type Span, type Term } from '../dates/term';
import { agreementOf } from './book';
import { progress } from './clocks';
import { isRunning } from './closing';
import { type Draft, isOpen } from './draft';
import type { Act } from './events';
import { isOfFamily, ladderOfFamily } from './family-steps';
import { putOnRegionalList, resolve } from './ladder';
import { told } from './plan';
import { actorOf, explains, type Refusal, shortestReason, whyNotOpen } from './refusals';
import type { Matter, StepState } from './state';
import { directorOf, dueText, endStep, isDecision, openStep, startStep } from './steps';

/** What the table does in a case, and what a party answers to its decisions. */
export type DecisionAct = Extract<Act, { act: 'bring' | 'discuss' | 'decide' | 'answer-decision' }>;
type ActOf<Name extends DecisionAct['act']> = Extract<DecisionAct, { act: Name }>;

const workingDays = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });
const answerWithin = workingDays(2);

/** Who decides over others. */
const deciding: readonly Role[] = ['table', 'decisive-authority'];

/** The ladder of a decision for which none was chosen, and its rung of directors: a case that keeps coming back goes there. */
const usual = { ladder: 'standard', directors: 'R4' } as const;

/** So often a case comes back to the table before the directors hear of it. */
const mostReturns = 3;

const named = /^decision-[1-9]\d{0,3}$/;

/** The name of the next decision in a case. */
export function decisionKey(steps: Readonly<Record<string, StepState>>): string {
  let number = 1;
  while (steps[`decision-${number}`] ?? steps[answerKey(`decision-${number}`)]) number += 1;
  return `decision-${number}`;
}

/** The key of the answer to a decision of somebody who was not there, or that decisive authority took. */
export function answerKey(decision: string): string {
  return `answer-to-${decision}`;
}

/** Whether a step is what was decided over its party, or the answer to that. */
export function isTableDecision({ decided }: Pick<StepState, 'decided'>): boolean {
  return decided !== undefined;
}

/**
 * A decision is a step that the rules make, of whoever carries it out, with a term and a ladder that were decided with it. Who
 * was not there is asked first: the answer is a step of two working days, which climbs the ladder of a proposal. What
 * decisive authority decides stands at once, and is confirmed. What the family does climbs its own ladder, whatever was chosen.
 */
export function onDecision(draft: Draft, act: DecisionAct): Refusal {
  if (act.act === 'answer-decision') return answer(draft, act);
  if (!isRunning(draft.state)) return 'the case is closed';
  if (act.act === 'bring') return bring(draft, act);
  return act.act === 'discuss' ? discuss(draft, act) : decide(draft, act);
}

function bring(draft: Draft, { question, by }: ActOf<'bring'>): Refusal {
  const actor = actorOf(draft, by);
  if (actor && actor !== 'table' && actor !== directorOf(draft.state)) return 'only the director asks the table';
  if (draft.state.brought) return 'the table was asked already';
  draft.set({ brought: true });
  draft.say({ agenda: 'asked', asks: question });
  return undefined;
}

/** The table spoke of the case. What keeps coming back without a decision that is carried out goes to the directors. */
function discuss(draft: Draft, { by }: ActOf<'discuss'>): Refusal {
  const actor = actorOf(draft, by);
  if (actor && actor !== 'table') return 'only the table says what it spoke of';
  const discussed = (draft.state.discussed ?? 0) + 1;
  draft.set({ discussed, brought: undefined });
  draft.say({ discussed });
  if (discussed > mostReturns) tellDirectors(draft);
  return undefined;
}

function tellDirectors(draft: Draft): void {
  const { state } = draft;
  const late = Object.values(state.steps).filter((step) => step.decided && isOpen(step));
  const parties = late.length > 0 ? late.map(({ responsible }) => responsible) : [directorOf(state)];
  const tell = rungOfDirectors(draft)?.tell ?? ['responsible.management'];
  const directors = resolve(
    draft,
    parties.flatMap((party) => told(party, tell)),
  );
  if (directors.length === 0) return putOnRegionalList(draft);
  draft.say({ rung: usual.directors, of: 'table', told: directors });
}

function rungOfDirectors(draft: Draft): Rung | undefined {
  const ladder = ladderNamed(draft, usual.ladder);
  return (
    ladder && agreementOf(draft.book, ladder.workflow).ladders[ladder.name]!.find(({ id }) => id === usual.directors)
  );
}

/** A ladder of an agreement that runs in the case. */
function ladderNamed({ state, book }: Draft, name: string): Matter['ladder'] {
  const having = state.workflows.find(
    ({ workflow, running }) => running && Object.hasOwn(agreementOf(book, workflow).ladders, name),
  );
  return having && { workflow: having.workflow, name };
}

function decide(draft: Draft, act: ActOf<'decide'>): Refusal {
  const asked = act.answers === undefined ? undefined : draft.state.steps[act.answers];
  const from = actorOf(draft, act.by) ?? asked?.responsible ?? 'table';
  const refused = whyNotDecided(draft, act, { from, asked });
  if (refused !== undefined) return refused;
  const { step: key, what, of, within, ladder: name = usual.ladder } = act;
  const isTheirs = isOfFamily(of);
  const ladder = isTheirs ? ladderOfFamily(draft) : ladderNamed(draft, name);
  const absent = act.absent === true && !isTheirs;
  const isFinal = from === 'decisive-authority' && !isTheirs;
  const awaited = absent && !isFinal;
  const step = awaited ? undefined : openDecision(draft, { key, of, within, ladder, decided: { from, what } });
  const answers = { step: key, ...(awaited && { becomes: { within, ladder } }) };
  const asks = (isFinal || absent) && askAnswer(draft, of, { from, what, answers });
  draft.say({
    decided: key,
    what,
    from,
    by: of,
    ...(step && { due: dueText(step, draft.book) }),
    ...(asks && { 'answer-by': dueText(asks, draft.book) }),
  });
  if (!asked) progress(draft);
  return undefined;
}

interface Deciding {
  readonly from: Role;
  readonly asked: StepState | undefined;
}

function whyNotDecided(draft: Draft, act: ActOf<'decide'>, { from, asked }: Deciding): Refusal {
  const { steps } = draft.state;
  if (!deciding.includes(from)) return 'only the table or decisive-authority decides';
  if (!named.test(act.step)) return 'a decision is called decision-1, decision-2, and so on';
  if (steps[act.step] ?? steps[answerKey(act.step)]) return 'there is a decision of this name already';
  if (!draft.book.reachable(act.of)) return `nobody answers for ${act.of} here`;
  if (!ladderNamed(draft, act.ladder ?? usual.ladder)) return `there is no ladder "${act.ladder ?? usual.ladder}"`;
  const isAsked = asked !== undefined && isOpen(asked) && isDecision(asked) && asked.responsible === from;
  if (!isAsked && (from === 'decisive-authority' || act.answers !== undefined))
    return `${from} decides what it was asked`;
  if (from !== 'decisive-authority') return undefined;
  return explains(act.reason) ? undefined : `a reason of at least ${shortestReason} characters is needed`;
}

interface NewDecision {
  readonly key: string;
  readonly of: Role;
  readonly within: Term;
  readonly ladder: Matter['ladder'];
  readonly decided: StepState['decided'];
}

function openDecision(draft: Draft, { key, of, ...step }: NewDecision): StepState {
  return openStep(draft, { ...step, key, id: key, by: of, remind: remindersOf(step.within) });
}

/** As in the agreements: five and two working days before, or one for terms up to five days. */
function remindersOf(within: Term): readonly Span[] {
  const isShort = isSpan(within) && (within.unit === 'hours' || (within.count <= 5 && within.unit.endsWith('days')));
  return isShort ? [workingDays(1)] : [workingDays(5), workingDays(2)];
}

function askAnswer(draft: Draft, of: Role, decided: NonNullable<StepState['decided']>): StepState {
  const key = answerKey(decided.answers!.step);
  const ladder = ladderNamed(draft, 'direction');
  return openStep(draft, { key, id: key, by: of, within: answerWithin, ladder, decided });
}

function answer(draft: Draft, act: ActOf<'answer-decision'>): Refusal {
  const step = draft.state.steps[act.step];
  const refused = whyNotOpen(draft, step);
  if (refused !== undefined || !step) return refused;
  const answers = step.decided?.answers;
  if (!answers) return 'this is no answer to a decision';
  const actor = actorOf(draft, act.by, step);
  if (actor && actor !== step.responsible) return `only ${step.responsible} answers this decision`;
  return act.says === 'declined' ? decline(draft, step, act) : accept(draft, step);
}

function decline(draft: Draft, step: StepState, { reason }: ActOf<'answer-decision'>): Refusal {
  const { step: key, becomes } = step.decided!.answers!;
  if (!becomes) return 'what decisive-authority decided is confirmed, not declined';
  if (!reason?.trim()) return 'a reason is needed';
  draft.say({ 'decision-declined': key, by: step.responsible });
  endStep(draft, step, 'done', 'declined');
  draft.say({ agenda: 'decision-declined' });
  return undefined;
}

function accept(draft: Draft, step: StepState): Refusal {
  const { from, what, answers } = step.decided!;
  const { step: key, becomes } = answers!;
  draft.say({ 'decision-accepted': key, by: step.responsible });
  endStep(draft, step, 'done', 'accepted');
  progress(draft);
  if (becomes) {
    const remind = remindersOf(becomes.within);
    startStep(draft, { key, id: key, by: step.responsible, ...becomes, remind, decided: { from, what } });
  }
  return undefined;
}
