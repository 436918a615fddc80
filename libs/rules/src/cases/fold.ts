import type { Instant } from '../dates/moments';
import { perform, type Performed, rejected } from './acts';
import { refire } from './advance';
import { type Book, withCalendar, withVersions } from './book';
import { correctCalendar } from './correct-calendar';
import { Draft } from './draft';
import type { Act, CaseEvent, TakenBack } from './events';
import { migrateWorkflow } from './migrate';
import { joinWorkflow, openCase, type Told, withdrawWorkflow } from './open';
import { putOffPast, spend } from './past';
import { actorOf } from './refusals';
import { directorOf } from './steps';
import type { CaseState } from './state';
import { switchOn } from './switch-on';
import type { TraceLine } from './trace';

/** Acts may be taken back this long by whoever did them; later only by the director, with a reason. */
const takeBackWithin = 24 * 3_600_000;

/** The state that a case's events come to. The first event opens it. */
export function fold(events: readonly CaseEvent[], book: Book): CaseState {
  let state: CaseState | undefined;
  for (const told of replay(events, book)) state = told.state;
  if (!state) throw new Error('The first event of a case opens it');
  return state;
}

/**
 * What each event of a case brings about by the rules as they are now: the case after it, and the lines that say so.
 *
 * @param book for all events, or for each what is given for it and the case before it
 */
export function* replay(events: readonly CaseEvent[], book: Book | BookOfEvent): Generator<Told, void> {
  const bookOf = booksThen(events, typeof book === 'function' ? book : () => book);
  let state: CaseState | undefined;
  for (const [place, event] of events.entries()) {
    if (!state && event.kind !== 'opened') throw new Error('The first event of a case opens it');
    const of = bookOf(place, state);
    const told: Told = state ? happen(state, event, of, events) : openCase(event as Opened, of);
    state = told.state;
    yield told;
  }
}

/** Each event is judged by the versions that its case ran then, and the calendar by which it counted. */
export function booksThen(events: readonly CaseEvent[], given: BookOfEvent): BookOfEvent {
  return byCalendarThen(events, byVersionsThen(events, given));
}

/** Each event is judged by the versions that its case ran then: those that it was migrated from afterwards. */
function byVersionsThen(events: readonly CaseEvent[], given: BookOfEvent): BookOfEvent {
  const migrations = events.flatMap((event, place) => (event.kind === 'migrated' ? [{ ...event, place }] : []));
  if (migrations.length === 0) return given;
  return (place, before) => {
    const later = migrations.filter((migration) => migration.place > place).toReversed();
    return withVersions(given(place, before), new Map(later.map(({ workflow, from }) => [workflow, from])));
  };
}

/** Each event is judged by the calendar by which its case counted then: the one that the next correction replaced. */
function byCalendarThen(events: readonly CaseEvent[], given: BookOfEvent): BookOfEvent {
  const corrections = events.flatMap((event, place) =>
    event.kind === 'calendar-corrected' ? [{ place, from: event.from }] : [],
  );
  if (corrections.length === 0) return given;
  return (place, before) => {
    const next = corrections.find((correction) => correction.place > place);
    return next ? withCalendar(given(place, before), next.from) : given(place, before);
  };
}

/** The book that an event is judged by: that of its place in the timeline, and the case before it. */
export type BookOfEvent = (place: number, before: CaseState | undefined) => Book;

type Opened = Extract<CaseEvent, { kind: 'opened' }>;

/** The state after one more event. */
export function apply(state: CaseState, event: CaseEvent, book: Book, past: readonly CaseEvent[]): CaseState {
  return happen(state, event, book, past).state;
}

/**
 * One event after another; an event that a corrected past has made impossible stays without effect.
 *
 * @param past the events before it; it may be among them itself, and what came after
 */
export function happen(state: CaseState, event: CaseEvent, book: Book, past: readonly CaseEvent[]): Performed {
  switch (event.kind) {
    case 'opened':
      throw new Error('A case opens once');
    case 'joined':
      return joinWorkflow(state, event, book);
    case 'withdrawn':
      return withdrawWorkflow(state, event, book);
    case 'migrated':
      return migrateWorkflow(state, event, book);
    case 'calendar-corrected':
      return correctCalendar(state, event, book);
    case 'switched-on':
      return switchOn(state, event, book);
    case 'fired': {
      const draft = new Draft(state, book, event.at);
      refire(draft, event, event.at, event.overtaken);
      return { state: draft.state, lines: draft.lines };
    }
    case 'noted':
      return { state, lines: notedLines(event, book) };
    case 'spent':
      return { state: spend(state, event, book), lines: [] };
    case 'act': {
      const { act, at } = event;
      if (act.act !== 'correct') return perform(state, act, at, book);
      const place = past.indexOf(event);
      return correct(state, act, at, { book, history: place < 0 ? past : past.slice(0, place) });
    }
  }
}

/** What a timeline says of a note, to those who may know of it. A note changes nothing in its case. */
export function notedLines({ at, category }: CaseEvent & { kind: 'noted' }, { calendar }: Book): TraceLine[] {
  return [{ at: calendar.write(at), on: calendar.dateAt(at), noted: category }];
}

type Correction = Extract<Act, { act: 'correct' }>;

/** What taking back needs besides the state: the events so far. */
export interface Past {
  book: Book;
  history: readonly CaseEvent[];
}

/**
 * Takes an act back: the case becomes what it would be if the act had not been. What has gone off stays gone off; what
 * would have gone off meanwhile does so now.
 */
export function correct(state: CaseState, act: Correction, at: Instant, { book, history }: Past): Performed {
  const index = lastAct(history, act.takesBack);
  const taken = history[index];
  const refused = whyNot(new Draft(state, book, at), act, taken, history);
  if (refused !== undefined) return rejected(state, act, refused, { at, book });
  const draft = new Draft(asIfNot(history, index, book), book, at);
  draft.say({ corrected: act.takesBack.act });
  putOffPast(draft);
  return { state: draft.state, lines: draft.lines };
}

/** The act that has all that the correction names; the last one, and not one that was taken back already. */
export function lastAct(history: readonly CaseEvent[], { at, ...named }: TakenBack): number {
  const gone = takenBack(history);
  return history.findLastIndex(
    (event, index) =>
      event.kind === 'act' &&
      !gone.has(index) &&
      (at === undefined || event.at === at) &&
      Object.entries(named).every(([key, value]) => same((event.act as Record<string, unknown>)[key], value)),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Which events were taken back by a later one. */
function takenBack(history: readonly CaseEvent[]): Set<number> {
  const gone = new Set<number>();
  history.forEach((event, index) => {
    if (event.kind !== 'act' || event.act.act !== 'correct') return;
    gone.add(index);
    gone.add(lastAct(history.slice(0, index), event.act.takesBack));
  });
  return gone;
}

function whyNot(
  draft: Draft,
  act: Correction,
  taken: CaseEvent | undefined,
  history: readonly CaseEvent[],
): string | undefined {
  if (taken?.kind !== 'act') return 'there is no such act to take back';
  const then = new Draft(caseBefore(taken, history, draft.book), draft.book, taken.at);
  const step = 'step' in taken.act ? then.state.steps[taken.act.step] : undefined;
  const actor = actorOf(act.by === 'responsible' ? then : draft, act.by, step);
  if (draft.now - taken.at <= takeBackWithin) {
    const doer = actorOf(then, taken.act.by, step);
    return !actor || !doer || actor === doer ? undefined : 'within 24 hours only whoever did it takes it back';
  }
  if (actor && actor !== directorOf(draft.state)) return 'after 24 hours only the director takes it back';
  return act.reason?.trim() ? undefined : 'a reason is needed';
}

/** The case before one of its events. What was migrated since is needed too: it says which version ran then. */
function caseBefore(event: CaseEvent, history: readonly CaseEvent[], book: Book): CaseState {
  let state: CaseState | undefined;
  let place = 0;
  for (const told of replay(history, book)) {
    if (history[place] === event) break;
    state = told.state;
    place += 1;
  }
  if (!state) throw new Error('The first event of a case opens it');
  return state;
}

/** The case as the other events fold. */
function asIfNot(history: readonly CaseEvent[], index: number, book: Book): CaseState {
  const gone = takenBack(history).add(index);
  return fold(
    history.flatMap((event, place) => (gone.has(place) ? whatStays(event) : [event])),
    book,
  );
}

/** Of an escalation that is taken back this stays: its rungs have gone off, and do not go off again. */
function whatStays(event: CaseEvent): CaseEvent[] {
  if (event.kind !== 'act' || event.act.act !== 'escalate') return [];
  return [{ kind: 'spent', at: event.at, step: event.act.step, rung: event.act.to }];
}
