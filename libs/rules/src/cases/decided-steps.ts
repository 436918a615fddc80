import type { Rung } from '../agreements/agreement';
import { partners, type Role } from '../agreements/roles';
import { isSpan, type Span, type Term } from '../dates/term';
import { agreementOf } from './book';
import type { Draft } from './draft';
import type { Act } from './events';
import type { Matter, StepState } from './state';
import { openStep } from './steps';

/** What the table does in a case, what parties agree between them, and what a party answers to that. */
export type DecisionAct = Extract<Act, { act: 'bring' | 'discuss' | 'decide' | 'propose' | 'answer-decision' }>;
export type DecisionActOf<Name extends DecisionAct['act']> = Extract<DecisionAct, { act: Name }>;

const workingDays = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });
const answerWithin = workingDays(2);

/** Who decides over others. */
export const deciding: readonly Role[] = ['table', 'decisive-authority'];

/** Who agrees on a step with another party, which answers for itself. */
export const agreeing: readonly Role[] = partners;

/** The ladder of a decision for which none was chosen, and its rung of directors: a case that keeps coming back goes there. */
export const usual = { ladder: 'standard', directors: 'R4' } as const;

type Steps = Readonly<Record<string, StepState>>;

/** The name of the next decision in a case. */
export function decisionKey(steps: Steps): string {
  return nextOf('decision', steps);
}

/** The name of the next step that parties agree between them. */
export function agreedKey(steps: Steps): string {
  return nextOf('agreed', steps);
}

function nextOf(word: string, steps: Steps): string {
  let number = 1;
  while (isNamed(`${word}-${number}`, steps)) number += 1;
  return `${word}-${number}`;
}

/** Whether there is a decision of this name, or the answer to one. */
export function isNamed(key: string, steps: Steps): boolean {
  return steps[key] !== undefined || steps[answerKey(key)] !== undefined;
}

/** The key of the answer to a decision of somebody who was not there, or that decisive authority took, or to a proposal. */
export function answerKey(decision: string): string {
  return `answer-to-${decision}`;
}

/** Whether a step is what the table or decisive authority decided, or the answer to that: not what parties agreed on. */
export function isTableDecision({ decided }: Pick<StepState, 'decided'>): boolean {
  const first = decided?.answers?.becomes?.by ?? decided?.from;
  return first !== undefined && deciding.includes(first);
}

/** A ladder of an agreement that runs in the case. */
export function ladderNamed({ state, book }: Draft, name: string): Matter['ladder'] {
  const having = state.workflows.find(
    ({ workflow, running }) => running && Object.hasOwn(agreementOf(book, workflow).ladders, name),
  );
  return having && { workflow: having.workflow, name };
}

/** The rung of the usual ladder by which directors hear of a case. */
export function rungOfDirectors(draft: Draft): Rung | undefined {
  const ladder = ladderNamed(draft, usual.ladder);
  return (
    ladder && agreementOf(draft.book, ladder.workflow).ladders[ladder.name]!.find(({ id }) => id === usual.directors)
  );
}

interface NewDecision {
  readonly key: string;
  readonly of: Role;
  readonly within: Term;
  readonly ladder: Matter['ladder'];
  readonly decided: StepState['decided'];
}

/** A decision that stands: a step of whoever carries it out. */
export function openDecision(draft: Draft, { key, of, within, ladder, decided }: NewDecision): StepState {
  return openStep(draft, { key, id: key, by: of, within, ladder, decided, remind: remindersOf(within) });
}

/** As in the agreements: five and two working days before, or one for terms up to five days. */
export function remindersOf(within: Term): readonly Span[] {
  const isShort = isSpan(within) && (within.unit === 'hours' || (within.count <= 5 && within.unit.endsWith('days')));
  return isShort ? [workingDays(1)] : [workingDays(5), workingDays(2)];
}

/** Asks a party what it says: a step of two working days, which climbs the ladder of a proposal. */
export function askAnswer(draft: Draft, of: Role, decided: NonNullable<StepState['decided']>): StepState {
  const key = answerKey(decided.answers!.step);
  const ladder = ladderNamed(draft, 'direction');
  return openStep(draft, { key, id: key, by: of, within: answerWithin, ladder, decided });
}
