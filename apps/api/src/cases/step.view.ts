import { type CaseNow, isGuest, isReturn } from '@app/cases';
import {
  type Alarm,
  type AwaitedDecision,
  type CaseState,
  confirmClosing,
  consequenceOf,
  countBetween,
  definitionOf,
  isDecision,
  isOfFamily,
  isSpan,
  latestExtension,
  type LocalDate,
  type StepState,
  termText,
} from '@app/rules';
import { isConclusion } from './partners';
import type { CaseStep } from './case.shapes';
import { childOf, directorOf, partyOf, type Seen } from './case.parts';
import { titlesIn, toldBy } from './case.words';
import type { ActName, StepItem } from '../shapes';

/** A step of a case with everything that is known of it. */
export function stepView(step: StepState, seen: Seen): CaseStep {
  const { book, state } = seen.now;
  const agreed = definitionOf(book, step.workflow, step.id);
  const settledOn = seen.settled.get(step.key);
  return {
    ...stepItem(step, seen),
    startedOn: step.startedOn,
    ...(settledOn && { doneOn: settledOn }),
    ...(step.outcome && { [isConclusion(seen.now, step.key) ? 'conclusion' : 'outcome']: step.outcome }),
    ...(agreed?.phase && { phase: agreed.phase }),
    ...(agreed?.source && { source: agreed.source }),
    revision: step.revision,
    ...decidedOf(step, seen),
    comes: inTime(step.alarms).map((alarm) => ({
      id: alarm.alarm,
      kind: alarm.kind,
      on: alarm.on,
      at: book.calendar.write(alarm.at),
      told: toldBy(alarm, state),
    })),
  };
}

/** An answer of an earlier question to this party about this step is not the answer to this one. */
function askedOf(step: StepState, { asked }: Listed): Pick<StepItem, 'asked'> {
  const words = step.question && asked?.get(step.key);
  return words ? { asked: { question: words.question, answer: step.state === 'done' ? words.answer : null } } : {};
}

function decidedOf({ key, decided }: StepState, seen: Seen): Pick<CaseStep, 'decided'> {
  if (!decided) return {};
  const { from, what, answers } = decided;
  const { words, motivation } = seen.decided.get(answers?.step ?? key) ?? {};
  const within = answers?.becomes && termText(answers.becomes.within);
  return {
    decided: { from, what, ...(words && { words }), ...(motivation && { motivation }), ...(within && { within }) },
  };
}

/** What a list knows of who looks at which case; words only where it asked for them. */
type Listed = Pick<Seen, 'now' | 'roles' | 'moment'> & Partial<Pick<Seen, 'asked'>>;

/** A step as lists show it: what is asked, of whom, by when, and what happens otherwise. */
export function stepItem(step: StepState, seen: Listed): StepItem {
  const { now, roles, moment } = seen;
  const { state, book, parties } = now;
  const { calendar } = book;
  const today = calendar.dateAt(moment.getTime());
  const isMissed = isLate(step, moment);
  const extendableTo = extendableUntil(step, now, today);
  return {
    caseId: now.id,
    child: childOf(now, today),
    step: step.key,
    title: titlesIn(now).of(step.key),
    ...agreementTitle(step, now),
    by: step.responsible,
    party: partyOf(parties, step.responsible),
    dueOn: step.due.on,
    ...(isHours(step) && { dueAt: calendar.write(step.due.missedAt) }),
    state: stateOf(step, isMissed),
    lateDays: isMissed ? Math.max(1, countBetween(step.due.on, today, 'working-days', calendar)) : 0,
    ...(step.waiting && { waitingFor: step.waiting.for, waitingSince: step.waiting.since }),
    ...missedAs(step, now, isMissed),
    extended: step.extended > 0,
    ...(extendableTo && { extendableTo }),
    ...(step.promised && { promised: step.promised }),
    ...nudgedIn(step),
    outcomes: outcomesOf(step, now, roles),
    ...(step.key === confirmClosing && isReturn(state.closing ?? '') && { returns: true }),
    ...taskOf(step, now),
    ...(step.question && { question: { from: step.question.from, about: step.about!.slice('step:'.length) } }),
    ...askedOf(step, seen),
    acts: [...actsOn(step, { state, roles, isMissed, extendableTo }), ...actsBeside(step, { state, roles })],
    ...nextOf(step, now),
    director: directorOf(state),
  };
}

/** The last date that it may be extended to, as long as that is still to come. */
function extendableUntil(step: StepState, { book }: CaseNow, today: LocalDate): LocalDate | undefined {
  const latest = step.state === 'open' && step.extended < step.extensions ? latestExtension(book, step) : undefined;
  return latest && latest > step.due.on && latest >= today ? latest : undefined;
}

/** Who let know last to wait for it. */
function nudgedIn({ nudged = {} }: StepState): Pick<StepItem, 'nudged'> {
  const [last] = Object.entries(nudged).toSorted(([, one], [, other]) => (one < other ? 1 : -1));
  return last ? { nudged: { from: last[0], on: last[1] } } : {};
}

/** Whether somebody is late. A family never is: what is agreed with it stays open until it is done. */
export function isLate({ state, due, responsible }: StepState, moment: Date): boolean {
  return state === 'open' && due.missedAt <= moment.getTime() && !isOfFamily(responsible);
}

/** What missing it is called, when it was missed: it stays known when it is done late. */
function missedAs(step: StepState, { book }: CaseNow, isMissed: boolean): Pick<StepItem, 'missedAs'> {
  const called = definitionOf(book, step.workflow, step.id)?.ifMissed;
  return called && (isMissed || step.missed) ? { missedAs: called } : {};
}

/** Of which agreement a step is, where a case runs several: two of them may ask the same. */
function agreementTitle({ workflow }: StepState, { state, book }: CaseNow): Pick<StepItem, 'agreement'> {
  const title = workflow === undefined ? undefined : book.agreements.get(workflow)?.title;
  return title && state.workflows.length > 1 ? { agreement: title } : {};
}

const isHours = ({ within }: StepState) => isSpan(within) && within.unit === 'hours';
const inTime = (alarms: readonly Alarm[]) => alarms.toSorted((one, other) => one.at - other.at);

function stateOf({ state }: StepState, isMissed: boolean): StepItem['state'] {
  if (isMissed) return 'missed';
  return state === 'ended' ? 'skipped' : state;
}

/** What an invitation comes to; nobody chooses one on the step itself. */
const answers: StepItem['outcomes'] = [
  { id: 'accepted', title: { nl: 'doet mee', en: 'takes part' } },
  { id: 'declined', title: { nl: 'doet niet mee', en: 'does not take part' } },
];

/** What a party that was not there says to a decision; one of decisive authority is confirmed. */
function decisionAnswers({ becomes }: AwaitedDecision): StepItem['outcomes'] {
  const accepted = { id: 'accepted', title: { nl: 'akkoord', en: 'agrees' } };
  if (!becomes) return [accepted];
  const declined = { id: 'declined', title: { nl: 'niet akkoord', en: 'does not agree' } };
  return [accepted, declined, { id: 'countered', title: { nl: 'andere termijn', en: 'another term' } }];
}

/** For who closes a case it is told which outcome does so with a child that is back: that has a day. */
function outcomesOf(step: StepState, { book }: CaseNow, roles: readonly string[]): StepItem['outcomes'] {
  if (step.invitation) return answers;
  if (step.decided?.answers) return decisionAnswers(step.decided.answers);
  const outcomes = definitionOf(book, step.workflow, step.id)?.outcomes ?? {};
  const closes = roles.includes('compulsory-education');
  return Object.entries(outcomes).map(([id, { title = { nl: id, en: id }, closes: closing = '' }]) => ({
    id,
    title,
    ...(closes && isReturn(closing) && { returns: true }),
  }));
}

function taskOf(step: StepState, { book }: CaseNow): Pick<StepItem, 'task'> {
  const task = isDecision(step) ? 'decision' : definitionOf(book, step.workflow, step.id)?.asks;
  return task === undefined ? {} : { task };
}

interface Allowed {
  readonly state: CaseState;
  readonly roles: readonly string[];
  readonly isMissed: boolean;
  readonly extendableTo?: LocalDate | undefined;
}

/** What somebody may try; the rules have the last word. */
function actsOn(step: StepState, { state, roles, isMissed, extendableTo }: Allowed): ActName[] {
  const isDirector = roles.includes(directorOf(state));
  if (step.question) return onQuestion(step, roles, isDirector);
  if (step.invitation) return onInvitation(step, roles, isDirector);
  if (step.decided?.answers)
    return step.state === 'open' && roles.includes(step.responsible) ? ['answer-decision'] : [];
  if (!isDirector && !roles.includes(step.responsible)) return [];
  if (step.state === 'waiting') return ['done', 'resume', 'skip'];
  if (step.state !== 'open') return [];
  return [
    'done',
    'wait',
    ...(extendableTo ? (['extend'] as const) : []),
    'promise',
    'skip',
    ...(isMissed && isDirector && step.alarms.some(({ kind }) => kind === 'rung') ? (['escalate'] as const) : []),
  ];
}

function onQuestion(step: StepState, roles: readonly string[], isDirector: boolean): ActName[] {
  if (step.state !== 'open') return [];
  const mayWithdraw = isDirector || roles.includes(step.question!.from);
  return [
    ...(roles.includes(step.responsible) ? (['answer'] as const) : []),
    ...(mayWithdraw ? (['withdraw-question'] as const) : []),
  ];
}

/** Whoever waits for an answer can only take the invitation back: the answer is of who is invited. */
function onInvitation(step: StepState, roles: readonly string[], isDirector: boolean): ActName[] {
  return step.state === 'open' && (isDirector || roles.includes(step.responsible)) ? ['withdraw-invitation'] : [];
}

/** What any party of the case may do beside a step that another has to do, or ask about its own; a guest does neither. */
function actsBeside(step: StepState, { state, roles }: Pick<Allowed, 'state' | 'roles'>): ActName[] {
  const isOpen = step.state === 'open' || step.state === 'waiting';
  if (!isOpen || step.invitation || isGuest(roles) || state.phase === 'ended') return [];
  const mayNudge = step.state === 'open' && !roles.includes(step.responsible);
  return [...(step.question ? [] : (['ask'] as const)), ...(mayNudge ? (['nudge'] as const) : [])];
}

function nextOf(step: StepState, now: CaseNow): Pick<StepItem, 'next'> {
  const { state, book } = now;
  const [first] = inTime(step.alarms);
  if (!first) return {};
  const told = toldBy(first, state);
  const on = book.calendar.dateAt(first.at);
  return {
    next: {
      at: book.calendar.write(first.at),
      kind: first.kind,
      told,
      sentence: consequenceOf(first, { told, on, titles: titlesIn(now) }),
    },
  };
}
