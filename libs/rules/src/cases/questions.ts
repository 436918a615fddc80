import type { Role } from '../agreements/roles';
import { countBetween } from '../dates/counting';
import type { Span } from '../dates/term';
import { type Draft, isOpen } from './draft';
import type { Act } from './events';
import { actorOf, type Refusal, whyNotOpen } from './refusals';
import type { StepState } from './state';
import { directorOf, dueText, endStep, openStep } from './steps';

/** What one party asks of another about a step: a question, its answer, and a nudge, which is a question without words. */
export type QuestionAct = Extract<Act, { act: 'ask' | 'answer' | 'withdraw-question' | 'nudge' }>;
type ActOf<Name extends QuestionAct['act']> = Extract<QuestionAct, { act: Name }>;

const workingDays = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });
const answerWithin = workingDays(3);
const remind = [workingDays(1)];

/** How long a question and an answer may be, in characters: what needs more is a talk. */
export const longestQuestion = 500;
export const longestAnswer = 2000;

/** These are told, and decide; they are not asked. */
const notAsked: readonly Role[] = ['process-director', 'decisive-authority'];

/** The key of the question to a party about a step: there is one at a time. */
export function questionKey(of: Role, about: string): string {
  return `question-to-${of}-on-${about}`;
}

/**
 * A question is a step that the rules make, of the party that is asked: it has a due date, a reminder and a ladder of its
 * own, and ends silently with the step that it is about, whose own term goes on. None of these acts is progress.
 */
export function onQuestion(draft: Draft, act: QuestionAct): Refusal {
  const step = draft.state.steps[act.step];
  const refused = whyNotOpen(draft, step);
  if (refused !== undefined || !step) return refused;
  switch (act.act) {
    case 'ask':
      return ask(draft, step, act);
    case 'answer':
      return answer(draft, step, act);
    case 'withdraw-question':
      return withdraw(draft, step, act);
    case 'nudge':
      return nudge(draft, step, act);
  }
}

/** Who asks or nudges; where nobody's right is checked, the director. */
function askerOf(draft: Draft, by: Act['by'], step: StepState): Role {
  return actorOf(draft, by, step) ?? directorOf(draft.state);
}

function whyNotSaid(what: string, text: string, most: number): Refusal {
  if (text.trim() === '') return `${what} needs words`;
  return text.length > most ? `${what} has at most ${most} characters` : undefined;
}

function ask(draft: Draft, step: StepState, { of, text, by }: ActOf<'ask'>): Refusal {
  const from = askerOf(draft, by, step);
  const key = questionKey(of, step.key);
  const asked = draft.state.steps[key];
  if (step.question) return 'a question is about a step';
  const unsaid = whyNotSaid('a question', text, longestQuestion);
  if (unsaid !== undefined) return unsaid;
  if (of === from) return 'a party does not ask itself';
  if (notAsked.includes(of) || !draft.book.reachable(of)) return `nobody answers for ${of} here`;
  if (asked && isOpen(asked)) return `${of} was asked about this step already`;
  const workflow = step.workflow ?? draft.state.workflows[0]!.workflow;
  const made = { within: answerWithin, remind, ladder: { workflow, name: 'question' }, about: step.matter };
  const question = openStep(draft, { key, id: key, by: of, ...made, question: { from } });
  draft.say({ question: key, from, due: dueText(question, draft.book) });
  return undefined;
}

function answer(draft: Draft, step: StepState, { text, by }: ActOf<'answer'>): Refusal {
  if (!step.question) return 'only a question is answered';
  const actor = actorOf(draft, by, step);
  if (actor && actor !== step.responsible) return `only ${step.responsible} answers this question`;
  const unsaid = whyNotSaid('an answer', text, longestAnswer);
  if (unsaid !== undefined) return unsaid;
  const late = step.missed ? Math.max(1, countBetween(step.due.on, draft.today, 'working-days', draft.calendar)) : 0;
  draft.say({ answered: step.key, late });
  endStep(draft, step, 'done');
  return undefined;
}

function withdraw(draft: Draft, step: StepState, { by }: ActOf<'withdraw-question'>): Refusal {
  if (!step.question) return 'only a question is withdrawn';
  const actor = actorOf(draft, by, step);
  if (actor && actor !== step.question.from && actor !== directorOf(draft.state))
    return `only ${step.question.from} or the director withdraws this question`;
  draft.say({ 'question-withdrawn': step.key });
  endStep(draft, step, 'ended');
  return undefined;
}

/** At most once a working day: in a weekend, the Friday before counts. */
function nudge(draft: Draft, step: StepState, { by }: ActOf<'nudge'>): Refusal {
  const from = askerOf(draft, by, step);
  const last = step.nudged?.[from];
  if (step.state === 'waiting') return 'the step waits';
  if (from === step.responsible) return 'a party does not nudge itself';
  if (!draft.book.reachable(step.responsible)) return `nobody answers for ${step.responsible} here`;
  if (last !== undefined && countBetween(last, draft.today, 'working-days', draft.calendar) === 0)
    return 'this step was nudged today';
  draft.putStep(step, { nudged: { ...step.nudged, [from]: draft.today } });
  draft.say({ nudged: step.key, from, told: [step.responsible] });
  return undefined;
}
