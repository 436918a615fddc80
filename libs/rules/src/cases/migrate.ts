import type { Agreement, Step } from '../agreements/agreement';
import { textOf } from '../agreements/fingerprint';
import { dueOf } from '../dates/counting';
import { type Book, versionOf } from './book';
import { alarmsOf } from './advance';
import { isRunning } from './closing';
import { startClocks } from './clocks';
import { lookUpDirector } from './direction';
import { Draft, isOpen } from './draft';
import type { CaseEvent } from './events';
import { migrateClocks } from './migrate-clocks';
import { type Ladders, ladderNow, nextRevision, rungsAgain } from './migrate-rungs';
import type { Told } from './open';
import { planningSecond, putOffPast } from './past';
import { planMissed } from './plan';
import { planAgain } from './plan-again';
import { noteConditions, planDatedStarts } from './starts';
import { directorOf, dueText, endStep, keyOf, planStep } from './steps';
import type { Alarm, CaseState, Proposal, StepState, Turn } from './state';

/** The versions between which a case goes over. */
export interface Between {
  readonly workflow: string;
  readonly before: Agreement;
  readonly after: Agreement;
}

type Migrated = Omit<Extract<CaseEvent, { kind: 'migrated' }>, 'kind'>;

/**
 * A running case goes over to another version of one of its workflows. What both versions say alike stays as it is
 * planned. An open step that is agreed otherwise is counted again from its start, unless it waited or was extended, which
 * was agreed with people; one that the other version does not have ends. What has gone off stays gone off, and what would
 * have gone off by now does so at the next dispatch, where the highest overtakes the others. A step that is new begins
 * with the next thing that starts it.
 *
 * @param book with the version that it goes over to; the other one is among its `otherVersions`
 */
export function migrateWorkflow(state: CaseState, { at, workflow, from, to }: Migrated, book: Book): Told {
  const between = { workflow, before: versionOf(book, workflow, from), after: versionOf(book, workflow, to) };
  const draft = new Draft(state, book, at);
  draft.say({ migrated: workflow, from, to });
  if (mayMigrate(state, workflow)) migrate(draft, between);
  return { state: draft.state, lines: draft.lines };
}

/** Only a running workflow of an open case goes over: what follows a closing is that of the version that closed it. */
export function mayMigrate(state: CaseState, workflow: string): boolean {
  return isRunning(state) && state.workflows.some((one) => one.workflow === workflow && one.running);
}

function migrate(draft: Draft, between: Between): void {
  const planned = alarmsOf(draft.state);
  for (const step of Object.values(draft.state.steps)) {
    if (isOpen(step)) migrateStep(draft, step, between);
    else if (step.state === 'ended') bringBack(draft, step, between);
  }
  if (draft.state.proposal) migrateProposal(draft, draft.state.proposal, between);
  migrateClocks(draft, between);
  for (const { workflow, running } of draft.state.workflows) if (running) startClocks(draft, workflow);
  migrateStarts(draft, between);
  if (!isAlike(startsIn(between.before), startsIn(between.after))) noteConditions(draft);
  putOffPast(draft, draft.now + planningSecond, planned);
  if (!isAlike(between.before.direction, between.after.direction)) lookUpDirector(draft, 'workflow');
}

const startsIn = ({ steps }: Agreement) => steps.map(({ id, starts }) => [id, starts]);

const isAlike = (one: unknown, other: unknown) => textOf(one ?? null) === textOf(other ?? null);

function migrateStep(draft: Draft, step: StepState, between: Between): void {
  const { workflow, before, after } = between;
  if (step.workflow !== workflow) return migrateMade(draft, step, between);
  const was = before.steps.find(({ id }) => id === step.id);
  const now = after.steps.find(({ id }) => id === step.id);
  if (!now) {
    endStep(draft, step, 'ended');
    return draft.say({ dropped: step.key });
  }
  const ladders = { was: ladderNow(step.ladder?.name, before), now: ladderNow(now.ladder, after) };
  if (was && isAlike(planOf(was), planOf(now)) && isAlike(ladders.was, ladders.now)) return;
  const ladder = now.ladder ? { workflow, name: now.ladder } : undefined;
  const { extensions, remind } = now;
  const party = was?.by === now.by ? {} : { responsible: now.by === 'director' ? directorOf(draft.state) : now.by };
  const agreed: StepState = { ...step, ...party, ladder, extensions, remind };
  if (step.waiting) return keepWaiting(draft, agreed, ladders);
  replan(draft, step, { agreed, now, ladders });
}

const planOf = ({ by, within, remind, ladder, extensions }: Step) => ({ by, within, remind, ladder, extensions });

/** While it waits its term stands still; of its rungs those stay that the other ladder has too. */
function keepWaiting(draft: Draft, step: StepState, { now }: Ladders): void {
  const waiting = step.waiting!;
  const rungs = waiting.rungs.filter(({ alarm }) => now.some(({ id }) => id === alarm));
  draft.putStep(step, { waiting: { ...waiting, rungs } });
}

interface Replanned {
  readonly agreed: StepState;
  readonly now: Pick<Step, 'within'>;
  readonly ladders: Ladders;
}

/** What was agreed with people, here or where the case came from, is not counted again. */
const ownDate: ReadonlySet<Turn['kind']> = new Set(['waited', 'extended', 'taken-over']);

function replan(draft: Draft, before: StepState, { agreed, now, ladders }: Replanned): void {
  const isOnItsOwn = before.turns.some(({ kind }) => ownDate.has(kind));
  const isCounted = !isOnItsOwn && !isAlike(before.within, now.within);
  const due = isCounted ? dueOf(before.startedAt, now.within, draft.calendar) : before.due;
  const turns: StepState['turns'] = [{ kind: 'started', on: before.startedOn, due: due.on }];
  planAgain(draft, before, { ...agreed, due, ...(isCounted && { within: now.within, turns }) }, ladders);
}

/** A step that only the other version has ended when the case went over from there; now it is asked again. */
function bringBack(draft: Draft, step: StepState, { workflow, before, after }: Between): void {
  const now = after.steps.find(({ id }) => id === step.id);
  if (step.workflow !== workflow || !now || before.steps.some(({ id }) => id === step.id)) return;
  const { book, calendar } = draft;
  const { startedOn } = step;
  const { settledOn: _settled, ...rest } = step;
  const due = dueOf(step.startedAt, now.within, calendar);
  const open: StepState = {
    ...rest,
    state: 'open',
    revision: nextRevision(draft, step),
    ladder: now.ladder ? { workflow, name: now.ladder } : undefined,
    within: now.within,
    due,
    missed: step.missed && due.missedAt <= draft.now,
    turns: [{ kind: 'started', on: startedOn, due: due.on }],
  };
  const planned = planStep(open, { after: startedOn, startedOn, now: draft.now }, book);
  const isOver = ({ kind, moment }: Alarm) => kind === 'missed' || moment < draft.now;
  draft.putStep(open, { alarms: open.missed ? planned.filter((alarm) => !isOver(alarm)) : planned });
  draft.say({ started: open.key, by: open.responsible, due: dueText(open, book) });
}

/** A step that the rules made has no definition; of its ladder only the rungs can be otherwise. */
function migrateMade(draft: Draft, step: StepState, between: Between): void {
  if (step.ladder?.workflow !== between.workflow) return;
  const { name } = step.ladder;
  const ladders = { was: ladderNow(name, between.before), now: ladderNow(name, between.after) };
  if (isAlike(ladders.was, ladders.now)) return;
  if (step.waiting) return keepWaiting(draft, step, ladders);
  replan(draft, step, { agreed: step, now: { within: step.within }, ladders });
}

/** A proposal keeps its answer-before date, which was asked of somebody; it climbs the other ladder. */
function migrateProposal(draft: Draft, proposal: Proposal, { workflow, before, after }: Between): void {
  if (proposal.ladder ? proposal.ladder.workflow !== workflow : !before.direction) return;
  const name = after.direction?.ladder;
  const ladders = { was: ladderNow(proposal.ladder?.name, before), now: ladderNow(name, after) };
  if (proposal.ladder?.name === name && isAlike(ladders.was, ladders.now)) return;
  const { book } = draft;
  const revision = nextRevision(draft, proposal);
  const { due } = proposal;
  // Left out and put at the end: a state that was kept has no place for what was undefined.
  const { ladder: _climbed, ...rest } = proposal;
  const again: Proposal = { ...rest, revision, ladder: name ? { workflow, name } : undefined };
  const reminders = proposal.alarms.filter(({ kind }) => kind === 'reminder').map((alarm) => ({ ...alarm, revision }));
  const alarms = [
    ...reminders,
    ...(again.missed ? [] : [planMissed(again, due, book)]),
    ...rungsAgain(draft, { was: proposal, is: again }, ladders, due.on),
  ];
  draft.set({ proposal: { ...again, alarms } });
}

/** Steps that start by date: those that are agreed otherwise are planned again, what passed does not start now. */
function migrateStarts(draft: Draft, { workflow, before, after }: Between): void {
  const startsBefore = new Map(before.steps.map(({ id, starts }) => [id, starts]));
  const gone = new Set(before.steps.map(({ id }) => `start:${keyOf(draft.state, workflow, id)}`));
  const stays = after.steps.filter(({ id, starts }) => isAlike(startsBefore.get(id), starts));
  for (const { id } of stays) gone.delete(`start:${keyOf(draft.state, workflow, id)}`);
  draft.set({ starts: draft.state.starts.filter(({ matter }) => !gone.has(matter)) });
  planDatedStarts(
    draft,
    (candidate) =>
      candidate.workflow === workflow && !isAlike(startsBefore.get(candidate.step.id), candidate.step.starts),
    false,
  );
}
