import type { Outcome } from '../agreements/agreement';
import { matches } from '../agreements/conditions';
import { family, type Role } from '../agreements/roles';
import { dayNumber, type LocalDate } from '../dates/local-date';
import { agreementOf } from './book';
import { closer, confirmClosing, isAfterCare, isRunning } from './closing';
import { type Draft, isOpen } from './draft';
import { latestExtension } from './due-date-acts';
import type { Act, Actor } from './events';
import { agreedStep, directorOf, keyOf } from './steps';
import type { Alarm, StepState } from './state';

/** Why an act changes nothing, in words for the person who tried; undefined when it may go on. */
export type Refusal = string | undefined;

/** What a person must write at least, in characters, to deviate from an agreement. */
export const shortestReason = 20;

/** Whether a reason is long enough to explain a deviation. */
export function explains(reason: string | undefined): boolean {
  return (reason ?? '').trim().length >= shortestReason;
}

const tooShort: Refusal = `a reason of at least ${shortestReason} characters is needed`;

/** The role behind who acts; undefined when nobody's right is checked. */
export function actorOf(draft: Draft, by: Actor | undefined, step?: StepState): Role | undefined {
  if (by === 'director') return directorOf(draft.state);
  if (by === 'responsible') return step?.responsible ?? draft.state.proposal?.responsible;
  return by?.split('.')[0] as Role | undefined;
}

/** Whether a step is open, in a case that runs. */
export function whyNotOpen({ state }: Draft, step: StepState | undefined): Refusal {
  if (!isRunning(state) && !(step && isAfterCare(step))) return 'the case is closed';
  return step && isOpen(step) ? undefined : 'the step is not open';
}

/** Whether this party may act on this step now: its party or the director, on a step that is open, in a case that runs. */
export function whyNotOn(draft: Draft, step: StepState | undefined, by: Actor | undefined): Refusal {
  const refused = whyNotOpen(draft, step);
  if (refused !== undefined || !step) return refused;
  if (step.question) return 'a question is answered or withdrawn';
  if (step.invitation) return 'an invitation is answered or withdrawn';
  if (step.decided?.answers) return 'a decision is accepted, declined or countered';
  const actor = actorOf(draft, by, step);
  if (actor && actor !== step.responsible && actor !== directorOf(draft.state)) {
    return `only ${step.responsible} or the director does this`;
  }
  return undefined;
}

type ActOf<Name extends Act['act']> = Extract<Act, { act: Name }>;

export function whyNotDone(draft: Draft, step: StepState, act: ActOf<'done'>): Refusal {
  const actor = actorOf(draft, act.by, step);
  if (step.key === confirmClosing && actor && actor !== closer) return `only ${closer} confirms that a case closes`;
  const outcomes = outcomesOf(draft, step);
  if (act.outcome === undefined && Object.keys(outcomes).length > 0) return 'an outcome is needed';
  if (act.outcome !== undefined && !outcomes[act.outcome]) return `the step has no outcome "${act.outcome}"`;
  if (act.otherwise !== undefined && !explains(act.otherwise)) return tooShort;
  return whyGuarded(draft, step);
}

/** The outcomes a step may have. */
export function outcomesOf({ book }: Draft, step: StepState): Readonly<Record<string, Outcome>> {
  return agreedStep(step, book)?.outcomes ?? {};
}

function whyGuarded(draft: Draft, step: StepState): Refusal {
  const needs = agreedStep(step, draft.book)?.needs;
  if (!needs) return undefined;
  const { timesDone, facts } = draft.state;
  const done = needs.done.every((id) => (timesDone[keyOf(draft.state, step.workflow!, id)] ?? 0) > 0);
  return done && (!needs.facts || matches(needs.facts, facts)) ? undefined : needs.otherwise;
}

export function whyNotSkipped(draft: Draft, step: StepState, act: ActOf<'skip'>): Refusal {
  if (!explains(act.reason)) return tooShort;
  const known = act.outcome === undefined || outcomesOf(draft, step)[act.outcome];
  return known ? undefined : `the step has no outcome "${act.outcome}"`;
}

export function whyNotWaiting({ today }: Draft, step: StepState, act: ActOf<'wait'>): Refusal {
  if (step.state === 'waiting') return 'the step waits already';
  return typeof act.review === 'string' && act.review <= today ? 'the review must be on a later day' : undefined;
}

export function whyNotExtended(draft: Draft, step: StepState, { to, reason }: ActOf<'extend'>): Refusal {
  if (step.state === 'waiting') return 'a step that waits is not extended';
  if (!explains(reason)) return tooShort;
  if (step.extended >= step.extensions) return 'the step was extended already';
  const latest = latestExtension(draft, step);
  if (!latest) return 'a term in hours or until a date is not extended';
  if (to <= step.due.on) return 'the new date must be later than the due date';
  if (to < draft.today) return 'the new date is past';
  if (!draft.calendar.isWorking(dayNumber(to))) return 'the new date must be a working day';
  return to > latest ? `it may be extended to ${latest} at the latest` : undefined;
}

export function whyNotPromised({ today }: Draft, on: LocalDate): Refusal {
  return on < today ? 'the promised date is past' : undefined;
}

export function whyNotEscalated(
  draft: Draft,
  step: StepState,
  act: ActOf<'escalate'>,
  rung: Alarm | undefined,
): Refusal {
  const actor = actorOf(draft, act.by, step);
  if (actor && actor !== directorOf(draft.state)) return 'only the director escalates';
  if (family.includes(step.responsible)) return 'a step of the family does not climb';
  if (!explains(act.reason)) return tooShort;
  if (!step.missed) return 'the step was not missed';
  if (step.state === 'waiting') return 'the step waits';
  return rung ? undefined : `rung ${act.to} has gone off already, or is not there`;
}

export function whyNotAnswered(draft: Draft, by: Actor | undefined): Refusal {
  if (!isRunning(draft.state)) return 'the case is closed';
  const { proposal } = draft.state;
  if (!proposal) return 'no handover is proposed';
  const actor = actorOf(draft, by);
  return actor && actor !== proposal.responsible ? `only ${proposal.responsible} answers this proposal` : undefined;
}

export function whyNotSet(draft: Draft, { facts }: ActOf<'set'>): Refusal {
  if (!isRunning(draft.state)) return 'the case is closed';
  const known = draft.state.workflows.map(({ workflow }) => agreementOf(draft.book, workflow).facts);
  const unknown = Object.keys(facts).find((name) => !known.some((declared) => name in declared));
  return unknown && `there is no fact "${unknown}"`;
}

export function whyNotClosed(draft: Draft, by: Actor | undefined): Refusal {
  if (!isRunning(draft.state)) return 'the case is closed';
  const actor = actorOf(draft, by);
  return actor && actor !== closer ? `only ${closer} closes a case` : undefined;
}
