import { termText } from '../dates/term';
import { progress } from './clocks';
import { askAnswer, type DecisionActOf, deciding, remindersOf } from './decided-steps';
import type { Draft } from './draft';
import { promise } from './due-date-acts';
import { actorOf, type Refusal, whyNotOpen, whyNotPromised } from './refusals';
import type { AwaitedDecision, StepState } from './state';
import { dueText, endStep, startStep } from './steps';

type Answer = DecisionActOf<'answer-decision'>;

/**
 * What a party says to a decision over it, or to what another party proposes: it accepts, with a date that it promises if it
 * likes, declines with a reason, or counters with a term of its own. Whoever proposed is asked in turn what he says to that.
 */
export function answerDecision(draft: Draft, act: Answer): Refusal {
  const step = draft.state.steps[act.step];
  const refused = whyNotOpen(draft, step);
  if (refused !== undefined || !step) return refused;
  const answers = step.decided?.answers;
  if (!answers) return 'this is no answer to a decision';
  const actor = actorOf(draft, act.by, step);
  if (actor && actor !== step.responsible) return `only ${step.responsible} answers this decision`;
  if (act.says === 'declined') return decline(draft, step, act);
  return act.says === 'countered' ? counter(draft, step, act) : accept(draft, step, act);
}

const isConfirmed = 'what decisive-authority decided is confirmed, not declined';

/** What is declined of the table comes back to it; what parties propose each other is over with that. */
function decline(draft: Draft, step: StepState, { reason }: Answer): Refusal {
  const { step: key, becomes } = step.decided!.answers!;
  if (!becomes) return isConfirmed;
  if (!reason?.trim()) return 'a reason is needed';
  draft.say({ 'decision-declined': key, by: step.responsible });
  endStep(draft, step, 'done', 'declined');
  if (deciding.includes(whoDecided(step, becomes))) draft.say({ agenda: 'decision-declined' });
  return undefined;
}

function counter(draft: Draft, step: StepState, { within, reason }: Answer): Refusal {
  const { from, what, answers } = step.decided!;
  const { step: key, becomes } = answers!;
  if (!becomes) return isConfirmed;
  if (!within) return 'a counter-proposal names its term';
  if (!reason?.trim()) return 'a reason is needed';
  endStep(draft, step, 'done', 'countered');
  const other = { within, ladder: becomes.ladder, of: becomes.of ?? step.responsible, by: whoDecided(step, becomes) };
  const asked = askAnswer(draft, from, { from: step.responsible, what, answers: { step: key, becomes: other } });
  draft.say({
    'decision-countered': key,
    by: step.responsible,
    within: termText(within),
    'answer-by': dueText(asked, draft.book),
  });
  return undefined;
}

function accept(draft: Draft, step: StepState, { on }: Answer): Refusal {
  const { what, answers } = step.decided!;
  const { step: key, becomes } = answers!;
  const of = becomes?.of ?? step.responsible;
  if (on !== undefined && (!becomes || of !== step.responsible)) return 'only who carries it out promises a date';
  const refused = on === undefined ? undefined : whyNotPromised(draft, on);
  if (refused !== undefined) return refused;
  draft.say({ 'decision-accepted': key, by: step.responsible });
  endStep(draft, step, 'done', 'accepted');
  progress(draft);
  if (!becomes) return undefined;
  const { within, ladder } = becomes;
  const decided = { from: whoDecided(step, becomes), what };
  startStep(draft, { key, id: key, by: of, within, ladder, remind: remindersOf(within), decided });
  if (on !== undefined) promise(draft, draft.state.steps[key]!, on);
  return undefined;
}

/** Who decided or proposed first, whoever countered since. */
function whoDecided({ decided }: StepState, { by }: NonNullable<AwaitedDecision['becomes']>) {
  return by ?? decided!.from;
}
