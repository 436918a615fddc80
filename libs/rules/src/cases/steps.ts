import type { Agreement, Start, Step } from '../agreements/agreement';
import type { Role } from '../agreements/roles';
import { type Due, dueOf, dueOn } from '../dates/counting';
import { addDays, isLocalDate, type LocalDate } from '../dates/local-date';
import { rememberingWith } from '../dates/remembering';
import { isSpan, type Term } from '../dates/term';
import { agreementOf, type Book, definitionOf, ladderOf } from './book';
import { type Draft, isOpen } from './draft';
import { type PlanFrom, planMissed, planReminders } from './plan';
import { planRungs } from './rungs';
import { changedAlarm } from './layout';
import type { Alarm, CaseState, Matter, StepState, Turn } from './state';

/** What a step needs to start: a definition from an agreement, or one made by the rules. */
export interface NewStep {
  key: string;
  id: string;
  workflow?: string;
  by: Role;
  within: Term;
  remind?: Step['remind'];
  ladder?: Matter['ladder'];
  extensions?: number;
  about?: string;
  question?: StepState['question'];
  invitation?: StepState['invitation'];
  decided?: StepState['decided'];
  taken?: Taken;
  /** The day that its term counts from, and what that is, where it is not the day on which it starts. */
  from?: { on: LocalDate; what: string };
}

/** How a step stood that ran already where its case came from. */
export interface Taken {
  list: string;
  since: LocalDate | undefined;
  due: LocalDate;
}

type Workflows = Pick<CaseState, 'workflows'>;

/** The name a step prints under: bare in the case's first workflow, `WORKFLOW/STEP` in one that joined it. */
export function keyOf(state: Workflows, workflow: string, id: string): string {
  return state.workflows[0]?.workflow === workflow ? id : `${workflow}/${id}`;
}

/** A step of an agreement as it is known in a case. */
export interface AgreedStep {
  workflow: string;
  step: Step;
  starts: Start['kind'];
  /** The name it prints under. */
  key: string;
  /** What the alarm of its start is known by. */
  start: string;
}

/** The steps of one of a case's workflows, in the order of its file. */
export function agreedSteps(book: Book, state: Workflows, workflow: string): readonly AgreedStep[] {
  const { bare, prefixed } = namedSteps(agreementOf(book, workflow));
  return state.workflows[0]?.workflow === workflow ? bare : prefixed;
}

const namedSteps = rememberingWith(({ workflow, steps }: Agreement) => {
  const named = (step: Step, key: string): AgreedStep => {
    return { workflow, step, starts: step.starts.kind, key, start: `start:${key}` };
  };
  return {
    bare: steps.map((step) => named(step, step.id)),
    prefixed: steps.map((step) => named(step, `${workflow}/${step.id}`)),
  };
});

/** Starts a step of an agreement; one that was taken over goes on as it stood. */
export function startAgreed(draft: Draft, workflow: string, definition: Step, taken?: Taken): void {
  const { id, within, remind, extensions } = definition;
  const by = definition.by === 'director' ? directorOf(draft.state) : definition.by;
  const ladder = definition.ladder ? { workflow, name: definition.ladder } : undefined;
  const key = keyOf(draft.state, workflow, id);
  const from = countedFrom(draft.state, workflow, definition.countsFrom);
  const more = { ...(taken && { taken }), ...(from && { from }) };
  startStep(draft, { key, id, workflow, by, within, remind, ladder, extensions, ...more });
}

function countedFrom(state: CaseState, workflow: string, what: string | undefined): NewStep['from'] {
  const on = what === undefined ? undefined : dayNamed(state, workflow, what);
  return what === undefined || on === undefined ? undefined : { on, what };
}

function dayNamed(state: CaseState, workflow: string, what: string): LocalDate | undefined {
  const opened = state.workflows.find((one) => one.workflow === workflow);
  if (what === 'opening') return opened?.openedOn;
  if (what === 'first-day-absent') return opened?.firstDayAbsent ?? state.firstDayAbsent;
  const day = state.facts[what];
  return typeof day === 'string' && isLocalDate(day) ? day : undefined;
}

/** Who directs; where no running workflow decides the direction the officer does: a case is never without a director. */
export function directorOf(state: CaseState): Role {
  return state.director ?? 'compulsory-education';
}

/** Starts a step now, plans all its alarms, and says so. */
export function startStep(draft: Draft, step: NewStep): void {
  const started = openStep(draft, step);
  draft.say({ started: step.key, by: step.by, due: dueText(started, draft.book) });
}

/**
 * Starts a step without a word. Its keys are written one by one: spread from a rest, each step has a form of its own, and
 * a year by the rules takes twice as long.
 */
export function openStep(draft: Draft, step: NewStep): StepState {
  const { key, within, by, ladder, remind = [], extensions = 1, taken, from } = step;
  const { revision, now, book } = draft;
  const { startedAt, startedOn, due, turn } = taken ? asTaken(draft, taken) : asStarted(draft, within, from);
  const opened: StepState = {
    key,
    id: step.id,
    workflow: step.workflow,
    within,
    about: step.about,
    question: step.question,
    invitation: step.invitation,
    decided: step.decided,
    matter: `step:${key}`,
    name: key,
    state: 'open',
    responsible: by,
    ladder,
    remind,
    extensions,
    revision,
    due,
    missed: false,
    alarms: [],
    startedAt,
    startedOn,
    extended: 0,
    turns: [turn],
  };
  const planned = planStep(opened, { after: startedOn, startedOn, now }, book);
  opened.alarms = from ? putOff(planned, draft) : planned;
  draft.putStep(opened);
  return opened;
}

type Begin = Pick<StepState, 'startedAt' | 'startedOn' | 'due'> & { turn: Turn };

function asStarted({ now, today, calendar }: Draft, within: Term, from: NewStep['from']): Begin {
  const startedAt = from ? calendar.startOf(from.on) : now;
  const startedOn = from?.on ?? today;
  const due = dueOf(startedAt, within, calendar);
  const turn = { kind: 'started', on: startedOn, due: due.on, ...(from && { countsFrom: from.what }) } as const;
  return { startedAt, startedOn, due, turn };
}

/** A term that counts from an earlier day may be over: it is missed now, and its rungs wait for the next dispatch. */
function putOff(alarms: readonly Alarm[], { now, calendar }: Draft): Alarm[] {
  const next = calendar.nextDispatch(now);
  return alarms.map((alarm) =>
    alarm.at < now ? changedAlarm(alarm, { at: alarm.kind === 'missed' ? now : next }) : alarm,
  );
}

/** A step whose begin is not known began today, or if it was due before that, on its due date. */
function asTaken({ today, calendar }: Draft, { list, since, due }: Taken): Begin {
  const startedOn = since ?? (due < today ? due : today);
  const turn = { kind: 'taken-over', on: today, due, list, ...(since && { since }) } as const;
  return { startedAt: calendar.startOf(startedOn), startedOn, due: dueOn(due, due, calendar), turn };
}

/** Everything that will go off for an open step if nobody acts. */
export function planStep(step: StepState, from: PlanFrom, book: Book): Alarm[] {
  const reminders = planReminders(step, step.remind, step.due, from, book);
  const missed = planMissed(step, step.due, book, isDecision(step) || isMissHeard(step, book));
  const rungs = planRungs(step, ladderOf(book, step), step.due.on, book);
  return [...reminders, missed, ...held(rungs, step.promised, book)];
}

/** Rungs that a promise holds wait for the first dispatch on a working day after it. */
export function held(rungs: readonly Alarm[], promised: StepState['promised'], { calendar }: Book): readonly Alarm[] {
  if (!promised) return rungs;
  const release = calendar.nextDispatch(calendar.startOf(addDays(promised, 1)));
  return rungs.map((rung) => {
    const at = calendar.dateAt(rung.moment) <= promised ? release : rung.moment;
    return changedAlarm(rung, { at, on: calendar.dateAt(at) });
  });
}

/** The due date as a trace prints it: a date, or for a term in hours the moment. */
export function dueText({ within, due }: { within: Term; due: Due }, { calendar }: Book): string {
  return isSpan(within) && within.unit === 'hours' ? calendar.write(due.missedAt) : due.on;
}

/** Ends a step: nothing goes off for it any more, and what was asked about it ends with it. */
export function endStep(draft: Draft, step: StepState, how: 'done' | 'skipped' | 'ended', outcome?: string): void {
  const settledOn = draft.today;
  draft.putStep(step, { state: how, alarms: [], outcome, settledOn, waiting: undefined, promised: undefined });
  endDecisions(draft, step.matter);
}

/** Decisions and questions end silently with the matter they are about. */
export function endDecisions(draft: Draft, matter: string): void {
  for (const decision of Object.values(draft.state.steps)) {
    if (decision.about === matter && isOpen(decision)) endStep(draft, decision, 'ended');
  }
}

/** Whether a step made by the rules asks for a decision: missed, it puts the case on the regional list. */
export function isDecision({ about, question }: Pick<StepState, 'about' | 'question'>): boolean {
  return about !== undefined && question === undefined;
}

/** Whether missing a step is more than being late: something starts by it, or it has a name of its own. */
export function isMissHeard({ workflow, id }: Pick<StepState, 'workflow' | 'id'>, book: Book): boolean {
  const agreement = workflow === undefined ? undefined : book.agreements.get(workflow);
  return agreement !== undefined && heardIn(agreement).has(id);
}

const heardIn = rememberingWith(
  ({ steps }: Agreement) =>
    new Set([
      ...steps.filter(({ ifMissed }) => ifMissed).map(({ id }) => id),
      ...steps.flatMap(({ starts }) => (starts.kind === 'missed' ? [starts.step] : [])),
    ]),
);

/** The agreement's text on a step in progress; undefined for a step made by the rules. */
export function agreedStep(step: StepState, book: Book): Step | undefined {
  return definitionOf(book, step.workflow, step.id);
}
