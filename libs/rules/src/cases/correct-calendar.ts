import { dueOf } from '../dates/counting';
import { isSpan } from '../dates/term';
import { agreementOf, type Book, definitionOfClock, ladderOf, withCalendar } from './book';
import { alarmsOf } from './advance';
import { isRunning } from './closing';
import { clockFrom } from './clocks';
import { countedBy, isCountedBy } from './counted-by';
import { Draft, isOpen } from './draft';
import { leftAfter } from './due-date-acts';
import type { CaseEvent } from './events';
import { laidOutProposal } from './layout';
import { clockAgain } from './migrate-clocks';
import { goneOff, nextRevision, rungsAgain } from './migrate-rungs';
import type { Told } from './open';
import { planningSecond, putOffPast } from './past';
import { planAgain } from './plan-again';
import { planMissed, planReminders } from './plan';
import { planRungs } from './rungs';
import { startsAgain } from './starts';
import { planStep } from './steps';
import type { CaseState, ClockState, Proposal, StepState } from './state';

type Corrected = Omit<Extract<CaseEvent, { kind: 'calendar-corrected' }>, 'kind'>;

/**
 * From now on a case counts by another calendar: that of the book. What is open is counted again from its start as if it
 * had always been so, and only what that moves is planned again. What people agreed stays: the date of an extension, of a
 * promise, of a review. What has gone off stays gone off, and what would have gone off by now does so at the next dispatch.
 *
 * @param book with the calendar that counts from now on; the one that counted is among its `calendars`
 */
export function correctCalendar(state: CaseState, { at, what, from }: Corrected, book: Book): Told {
  const draft = new Draft(state, book, at);
  draft.say({ 'calendar-corrected': what });
  if (state.phase !== 'ended') countAgain(draft, withCalendar(book, from));
  return { state: draft.state, lines: draft.lines };
}

function countAgain(draft: Draft, old: Book): void {
  const planned = alarmsOf(draft.state);
  for (const step of Object.values(draft.state.steps)) {
    if (!isOpen(step)) continue;
    const counted = recounted(draft, step, old);
    if (step.waiting) waitAgain(draft, step, counted);
    else stepAgain(draft, step, counted, old);
  }
  if (isRunning(draft.state)) {
    if (draft.state.proposal) proposalAgain(draft, draft.state.proposal, old);
    for (const clock of Object.values(draft.state.clocks)) clockCountedAgain(draft, clock, old);
    startsAgain(draft, new Draft(draft.state, old, draft.now));
  }
  putOffPast(draft, draft.now + planningSecond, planned);
}

/** The step with the due date that the new calendar gives; one that the old one does not give was set otherwise, and stays. */
function recounted(draft: Draft, step: StepState, old: Book): StepState {
  if (!isCountedBy(old.calendar, step)) return step;
  const counted = countedBy(draft.calendar, step);
  if (!counted || isCountedBy(draft.calendar, step)) return step;
  const { due, turns } = counted;
  const isMoved = due.on !== step.due.on;
  const corrected = { kind: 'corrected', on: draft.today, was: step.due.on, due: due.on } as const;
  return { ...step, due, turns: isMoved ? [...turns, corrected] : turns };
}

function stepAgain(draft: Draft, step: StepState, counted: StepState, old: Book): void {
  const from = { after: step.startedOn, startedOn: step.startedOn, now: step.startedAt };
  if (isAlike(planStep(step, from, old), planStep(counted, from, draft.book))) return;
  const ladder = ladderOf(draft.book, step);
  planAgain(draft, step, counted, { was: ladder, now: ladder });
}

/** While it waits its term stands still: what is left of it is counted again, for when it goes on. One that was missed keeps its date. */
function waitAgain(draft: Draft, step: StepState, counted: StepState): void {
  const waiting = step.waiting!;
  const { within } = step;
  const isMissed = step.missed || step.alarms.some(({ kind }) => kind === 'missed');
  if (isMissed || (isSpan(within) && within.unit === 'hours')) return;
  const left = leftAfter(waiting.since, counted, draft.calendar);
  if (isAlike(counted, step) && left === waiting.left) return;
  draft.putStep(counted, { waiting: { ...waiting, left } });
  if (counted.due.on !== step.due.on) draft.say({ replanned: step.key, due: counted.due.on });
}

/** A proposal is answered within a term of the workflow that decided; one that no such term gives keeps its date. */
function proposalAgain(draft: Draft, proposal: Proposal, old: Book): void {
  const { book } = draft;
  const startedAt = old.calendar.startOf(proposal.startedOn);
  const agreed = draft.state.workflows
    .flatMap(({ workflow }) => agreementOf(book, workflow).direction ?? [])
    .find(
      ({ acceptWithin }) =>
        !isHours(acceptWithin) && isAlike(dueOf(startedAt, acceptWithin, old.calendar), proposal.due),
    );
  if (!agreed) return;
  const due = dueOf(startedAt, agreed.acceptWithin, book.calendar);
  const ladder = ladderOf(book, proposal);
  const from = { after: proposal.startedOn, startedOn: proposal.startedOn };
  const planOf = (at: Proposal['due'], by: Book) => [
    at,
    planReminders(proposal, agreed.remind, at, { ...from, now: startedAt }, by),
    planRungs(proposal, ladder, at.on, by),
  ];
  if (isAlike(planOf(proposal.due, old), planOf(due, book))) return;
  const missed = proposal.missed && due.missedAt <= draft.now;
  const again = Object.assign(laidOutProposal(proposal), { revision: nextRevision(draft, proposal), due, missed });
  const alarms = [
    ...planReminders(again, agreed.remind, due, { ...from, now: draft.now }, book),
    ...(missed ? [] : [planMissed(again, due, book)]),
    ...rungsAgain(draft, { was: proposal, is: again }, { was: ladder, now: ladder }, due.on),
  ];
  draft.set({ proposal: Object.assign(again, { alarms }) });
  if (due.missedAt !== proposal.due.missedAt) draft.say({ replanned: proposal.name, due: due.on });
}

const isHours = (term: StepState['within']) => isSpan(term) && term.unit === 'hours';

/** A clock that another workflow took over climbs the ladder that it began with, and keeps its dates. */
function clockCountedAgain(draft: Draft, clock: ClockState, old: Book): void {
  if (clock.ladder && clock.ladder.workflow !== clock.workflow) return;
  const definition = definitionOfClock(draft.book, clock);
  const [was, is] = [new Draft(draft.state, old, draft.now), draft].map((by) =>
    clockFrom(by, clock.workflow, definition, clock.from),
  );
  if (isAlike(was, is)) return;
  const gone = goneOff(ladderOf(draft.book, clock), [...clock.alarms, ...clock.held]);
  draft.putClock(clockAgain(draft, clock, { was: definition, now: definition, gone }));
}

const isAlike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
