import type { Instant } from '../dates/moments';
import { countBetween } from '../dates/counting';
import { agreementOf, type Book, ladderOf } from './book';
import { progress } from './clocks';
import { askToClose, closeCase, closer, confirmClosing, endAfterCare, isRunning, reopen } from './closing';
import { accept, lookUpDirector, refuse } from './direction';
import { type DecisionAct, isTableDecision } from './decided-steps';
import { onDecision } from './decisions';
import { Draft, isOpen } from './draft';
import { extend, promise, resume, wait } from './due-date-acts';
import type { Act } from './events';
import { changeFacts } from './facts';
import { onFamily } from './family-steps';
import { goOff, overtake } from './ladder';
import { type InvitationAct, onInvitation } from './invitations';
import { leave } from './leaving';
import { addToCase, endWorkflow, type Told } from './open';
import { onQuestion, type QuestionAct } from './questions';
import * as why from './refusals';
import { countsOutcomes, startAfter } from './starts';
import { endStep, keyOf } from './steps';
import { changedAlarm } from './layout';
import type { StepState } from './state';

type ActOf<Name extends Act['act']> = Extract<Act, { act: Name }>;

/** An act on a case: what came of it, or why nothing did. */
export type Performed = Told & { refused?: string };

/**
 * What a party does in a case. An act that the rules refuse changes nothing and says why. Taking back is `correct`:
 * it needs the case's past.
 */
export function perform(
  state: Told['state'],
  act: Exclude<Act, { act: 'correct' }>,
  at: Instant,
  book: Book,
): Performed {
  const draft = new Draft(state, book, at);
  const refused = attempt(draft, act);
  if (refused === undefined) return { state: draft.state, lines: draft.lines };
  return rejected(state, act, refused, { at, book });
}

/** The line that says that an act was refused. */
export function rejected(
  state: Told['state'],
  act: Act,
  refused: string,
  { at, book }: { at: Instant; book: Book },
): Performed {
  const draft = new Draft(state, book, at);
  draft.say({ rejected: act.act, why: refused, ...('step' in act && { of: act.step }) });
  return { state, lines: draft.lines, refused };
}

function attempt(draft: Draft, act: Exclude<Act, { act: 'correct' }>): why.Refusal {
  switch (act.act) {
    case 'accept':
    case 'refuse':
      return answer(draft, act);
    case 'set':
      return why.whyNotSet(draft, act) ?? settle(() => set(draft, act));
    case 'close':
      return why.whyNotClosed(draft, act.by) ?? settle(() => closeCase(draft, act.outcome));
    case 'reopen':
      return reopenCase(draft, act);
    case 'ask':
    case 'answer':
    case 'withdraw-question':
    case 'nudge':
      return onQuestion(draft, act);
    case 'invite':
    case 'answer-invitation':
    case 'withdraw-invitation':
      return onInvitation(draft, act);
    case 'ask-family':
    case 'disagree':
      return onFamily(draft, act);
    case 'leave':
      return leave(draft, act);
    case 'bring':
    case 'discuss':
    case 'propose':
    case 'answer-decision':
      return onDecision(draft, act);
    case 'decide':
      return onDecision(draft, act) ?? settle(() => decideAsked(draft, act));
    default:
      return onStep(draft, act);
  }
}

function settle(work: () => void): undefined {
  work();
}

type StepAct = Exclude<Extract<Act, { step: string }>, QuestionAct | InvitationAct | DecisionAct>;

function onStep(draft: Draft, act: StepAct): why.Refusal {
  const step = draft.state.steps[act.step];
  const refused = why.whyNotOn(draft, step, act.by);
  if (refused !== undefined || !step) return refused;
  switch (act.act) {
    case 'done':
      return why.whyNotDone(draft, step, act) ?? settle(() => finish(draft, step, act));
    case 'skip':
      return why.whyNotSkipped(draft, step, act) ?? settle(() => skip(draft, step, act));
    case 'wait':
      return why.whyNotWaiting(draft, step, act) ?? settle(() => wait(draft, step, act.for, act.review));
    case 'resume':
      return step.state !== 'waiting'
        ? 'the step does not wait'
        : settle(() => thenProgress(draft, () => resume(draft, step)));
    case 'extend':
      return (
        why.whyNotExtended(draft, step, act) ?? settle(() => thenProgress(draft, () => extend(draft, step, act.to)))
      );
    case 'promise':
      return why.whyNotPromised(draft, act.on) ?? settle(() => promise(draft, step, act.on));
    case 'escalate':
      return escalate(draft, step, act);
  }
}

/** A decision that was asked of whoever took it is that step done. */
function decideAsked(draft: Draft, { answers, by }: ActOf<'decide'>): void {
  const asked = answers === undefined ? undefined : draft.state.steps[answers];
  if (asked && isOpen(asked)) finish(draft, asked, { act: 'done', step: asked.key, ...(by && { by }) });
}

function thenProgress(draft: Draft, work: () => void): void {
  work();
  progress(draft);
}

/** Marks a step done: what it sets, closes, starts and opens follows in that order, and the direction is looked up last. */
function finish(draft: Draft, step: StepState, act: ActOf<'done'>): void {
  const { sets = {}, closes, opens, ends } = (act.outcome && why.outcomesOf(draft, step)[act.outcome]) || {};
  const late = step.missed ? Math.max(1, countBetween(step.due.on, draft.today, 'working-days', draft.calendar)) : 0;
  draft.say({ done: step.key, ...(act.outcome !== undefined && { outcome: act.outcome }), late });
  endStep(draft, step, 'done', act.outcome);
  count(draft, step, act.outcome);
  if (isTableDecision(step)) draft.set({ discussed: undefined });
  progress(draft);
  if (!isRunning(draft.state)) return endAfterCare(draft);
  const facts = changeFacts(draft, sets);
  const closing = step.key === confirmClosing ? draft.state.closing : closes;
  const doer = why.actorOf(draft, act.by, step) ?? step.responsible;
  if (closing !== undefined && doer === closer) return closeCase(draft, closing);
  const over = { workflow: step.workflow, id: step.id, outcome: act.outcome, skipped: false };
  startAfter(draft, { ...(!ends && { over }), facts });
  if (closing !== undefined) askToClose(draft, closing, step.workflow ?? draft.state.workflows[0]!.workflow);
  const isThere = opens !== undefined && draft.book.agreements.has(opens);
  const joined = isThere ? addToCase(draft, { workflow: opens }) : undefined;
  if (ends && step.workflow !== undefined) endWorkflow(draft, step.workflow);
  if (!isRunning(draft.state)) return;
  if (facts.length > 0) lookUpDirector(draft, 'facts');
  else if (joined) lookUpDirector(draft, joined);
}

/** Counts that a step was done, and with what outcome where a step starts by how often that is. */
function count(draft: Draft, { key, workflow, id }: StepState, outcome: string | undefined): void {
  const timesDone = { ...draft.state.timesDone, [key]: (draft.state.timesDone[key] ?? 0) + 1 };
  const agreement = workflow === undefined || outcome === undefined ? undefined : agreementOf(draft.book, workflow);
  if (agreement && countsOutcomes(agreement, id)) {
    const done = `${key}:${outcome}`;
    timesDone[done] = (timesDone[done] ?? 0) + 1;
  }
  draft.set({ timesDone });
}

function skip(draft: Draft, step: StepState, act: ActOf<'skip'>): void {
  draft.say({ skipped: step.key });
  endStep(draft, step, 'skipped', act.outcome);
  progress(draft);
  if (!isRunning(draft.state)) return endAfterCare(draft);
  startAfter(draft, { over: { workflow: step.workflow, id: step.id, outcome: act.outcome, skipped: true } });
}

function escalate(draft: Draft, step: StepState, act: ActOf<'escalate'>): why.Refusal {
  const order = ladderOf(draft.book, step).map(({ id }) => id);
  const rungs = step.alarms.filter(({ kind }) => kind === 'rung');
  const rung = rungs.find(({ alarm }) => alarm === act.to);
  const refused = why.whyNotEscalated(draft, step, act, rung);
  if (refused !== undefined) return refused;
  for (const lower of rungs) if (order.indexOf(lower.alarm) < order.indexOf(act.to)) overtake(draft, lower);
  const now = changedAlarm(rung!, { at: draft.now, moment: draft.now, on: draft.today });
  draft.change(draft.matter(step.matter)!, {
    alarms: draft.matter(step.matter)!.alarms.map((alarm) => (alarm === rung ? now : alarm)),
  });
  goOff(draft, now);
  return undefined;
}

function answer(draft: Draft, act: ActOf<'accept'> | ActOf<'refuse'>): why.Refusal {
  const refused = why.whyNotAnswered(draft, act.by);
  if (refused !== undefined) return refused;
  if (act.act === 'accept') {
    accept(draft);
    progress(draft);
    return undefined;
  }
  if (!act.reason?.trim()) return 'a reason is needed';
  refuse(draft);
  return undefined;
}

function set(draft: Draft, { facts }: ActOf<'set'>): void {
  const changed = changeFacts(draft, facts);
  if (changed.length === 0) return;
  startAfter(draft, { facts: changed });
  lookUpDirector(draft, 'facts');
}

function reopenCase(draft: Draft, act: ActOf<'reopen'>): why.Refusal {
  const { state, book } = draft;
  if (isRunning(state)) return 'the case is open';
  if (!act.reason?.trim()) return 'a reason is needed';
  if (act.starts.length === 0) return 'reopening names the steps to start again';
  const agreed = state.workflows.flatMap(({ workflow }) =>
    agreementOf(book, workflow).steps.map(({ id }) => ({ workflow, id })),
  );
  const named = act.starts.map((key) => agreed.find(({ workflow, id }) => keyOf(state, workflow, id) === key));
  const starts = named.filter((step) => step !== undefined);
  if (starts.length < named.length) return 'a step to start again is not in the agreement';
  return settle(() => reopen(draft, act.reason!, starts));
}
