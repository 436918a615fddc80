import type { Role } from '../agreements/roles';
import type { Span } from '../dates/term';
import { isRunning } from './closing';
import { type Draft, isOpen } from './draft';
import type { Act } from './events';
import { actorOf, type Refusal, whyNotOpen } from './refusals';
import type { StepState } from './state';
import { directorOf, dueText, endStep, openStep } from './steps';

/** What one party does to bring another into the case, and what that one answers. */
export type InvitationAct = Extract<Act, { act: 'invite' | 'answer-invitation' | 'withdraw-invitation' }>;
type ActOf<Name extends InvitationAct['act']> = Extract<InvitationAct, { act: Name }>;

const answerWithin: Span = { count: 5, unit: 'working-days', ends: 'runs-on' };

/** Who is not a party from the start, and has people of its own here that act. */
export const invitable: readonly Role[] = ['alliance', 'youth-health', 'neighbourhood-team'];

/** The key of the invitation to a role: there is one at a time. */
export function invitationKey(of: Role): string {
  return `invitation-to-${of}`;
}

/**
 * An invitation is a step that the rules make, of the party that waits for the answer: the one that is invited has nothing
 * in the case before it accepts. It has a due date and a ladder of its own, and moves no other date. None of these acts is
 * progress.
 */
export function onInvitation(draft: Draft, act: InvitationAct): Refusal {
  if (act.act === 'invite') return invite(draft, act);
  const step = draft.state.steps[act.step];
  const refused = whyNotOpen(draft, step);
  if (refused !== undefined || !step) return refused;
  if (!step.invitation) return 'this is no invitation';
  return act.act === 'answer-invitation' ? answer(draft, step, act) : withdraw(draft, step, act);
}

function invite(draft: Draft, { of, because, by }: ActOf<'invite'>): Refusal {
  if (!isRunning(draft.state)) return 'the case is closed';
  const from = actorOf(draft, by) ?? directorOf(draft.state);
  const key = invitationKey(of);
  const there = draft.state.steps[key];
  if (!invitable.includes(of)) return `${of} is not invited`;
  if (of === from) return 'a party does not invite itself';
  if (there && isOpen(there)) return `${of} was invited already`;
  const ladder = { workflow: draft.state.workflows[0]!.workflow, name: 'invitation' };
  const step = openStep(draft, { key, id: key, by: from, within: answerWithin, ladder, invitation: { of } });
  draft.say({ invited: of, from, because, due: dueText(step, draft.book) });
  return undefined;
}

function answer(draft: Draft, step: StepState, act: ActOf<'answer-invitation'>): Refusal {
  const { of } = step.invitation!;
  const actor = actorOf(draft, act.by, step);
  if (actor && actor !== of) return `only ${of} answers this invitation`;
  if (act.says === 'declined' && act.because === undefined) return 'a reason is needed';
  if (act.says === 'accepted') {
    draft.takesPart(of);
    draft.say({ 'invitation-accepted': of });
  } else draft.say({ 'invitation-declined': of, because: act.because });
  endStep(draft, step, 'done', act.says);
  return undefined;
}

function withdraw(draft: Draft, step: StepState, { by }: ActOf<'withdraw-invitation'>): Refusal {
  const actor = actorOf(draft, by, step);
  if (actor && actor !== step.responsible && actor !== directorOf(draft.state))
    return `only ${step.responsible} or the director withdraws this invitation`;
  draft.say({ 'invitation-withdrawn': step.invitation!.of });
  endStep(draft, step, 'ended');
  return undefined;
}
