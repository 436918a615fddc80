import { family, type Role } from '../agreements/roles';
import { isRunning } from './closing';
import { type Draft, isOpen } from './draft';
import type { Act, Actor } from './events';
import { actorOf, type Refusal } from './refusals';
import type { CaseState, StepState } from './state';
import { directorOf } from './steps';

/** That a party takes part no longer. */
export type LeavingAct = Extract<Act, { act: 'leave' }>;

/** These take part by the law or by what was signed, and not because they were asked. */
const stays: readonly Role[] = ['compulsory-education', 'process-director', 'table', 'decisive-authority', ...family];

/**
 * A party that is done here leaves, by its own act or because the director says so. Nothing is left without somebody who has
 * it to do: who directs, was asked to, or has a step or a question open does not leave. It is no progress and moves no date.
 * Whoever is asked something again takes part again.
 */
export function leave(draft: Draft, { of, by, reason }: LeavingAct): Refusal {
  const { state } = draft;
  const refused = whyNotLeaving(state, of) ?? whyNotBy(draft, of, by);
  if (refused !== undefined) return refused;
  if (!reason?.trim()) return 'a reason is needed';
  draft.set({ left: [...(state.left ?? []), of] });
  draft.say({ left: of, from: actorOf(draft, by) ?? of });
  return undefined;
}

/** Why a party cannot leave now, whoever says so; undefined when it can. */
export function whyNotLeaving(state: CaseState, of: Role): Refusal {
  if (!isRunning(state)) return 'the case is closed';
  if (stays.includes(of)) return `${of} does not leave a case`;
  if (of === 'school' && state.facts['enrolled'] !== false)
    return 'the school of a child that is enrolled does not leave';
  if (state.left?.includes(of)) return `${of} has left already`;
  if (of === directorOf(state)) return `${of} directs, and hands the case over first`;
  if (of === state.proposal?.responsible) return `${of} was asked to direct, and answers first`;
  const open = Object.values(state.steps).filter(isOpen);
  if (open.some(({ responsible }) => responsible === of)) return `${of} has a step open`;
  return open.some((step) => waits(of, step)) ? `${of} waits for an answer` : undefined;
}

function waits(of: Role, { question, decided }: StepState): boolean {
  return question?.from === of || (decided?.answers !== undefined && decided.from === of);
}

function whyNotBy(draft: Draft, of: Role, by: Actor | undefined): Refusal {
  const actor = actorOf(draft, by);
  if (!actor || actor === of || actor === directorOf(draft.state)) return undefined;
  return `only ${of} or the director says that it leaves`;
}
