import { readFileSync } from 'node:fs';
import {
  type Act,
  addDays,
  advance,
  type Book,
  bookOf,
  calendarOf,
  type CaseState,
  dateOf,
  dayNumber,
  definitionOf,
  type Instant,
  nextMoment,
  openCase,
  type Opening,
  parseSchoolHolidays,
  perform,
  type StepState,
} from '@app/rules';
import { type Chance, chance } from '../../libs/demonstration/src/chance';
import { habitOf } from '../../libs/demonstration/src/habits';
import { catalogueOf } from '../support/catalogue';

/** What came from outside in a year of one case: its opening, and what people did, in order. */
export interface LivedYear {
  readonly opening: Opening;
  readonly acts: readonly { at: Instant; act: Exclude<Act, { act: 'correct' }> }[];
  readonly ends: Instant;
}

/** The default agreements of this repository in the middle of the country, every role with a holder. */
export function defaultBook(): Book {
  const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
  return bookOf({ agreements: catalogueOf().agreements, calendar: calendarOf({ schoolHolidays }) });
}

const workflows = ['long-relative-absence', 'long-relative-absence', 'sickness-absence', 'relative-absence'] as const;
const organisations = ['De Wilg', 'Rietplas', 'De Oever', 'ROC Waterrijk', 'GGD Waterrijk', 'Leerplicht Waterdam'];

/** Lives a case through a year by the habits of the demonstration's partners: always the same for the same number. */
export function liveYear(book: Book, number: number): LivedYear {
  const luck = chance(`year ${number}`);
  const { calendar } = book;
  const first = addDays('2025-09-01', luck.whole(0, 200));
  const workflow = luck.one(workflows);
  const declared = Object.keys(book.agreements.get(workflow)!.facts);
  const known = { enrolled: true, attends: false, question: 'none' };
  const facts = Object.fromEntries(Object.entries(known).filter(([fact]) => declared.includes(fact)));
  const at = calendar.startOf(dateOf(calendar.workingFrom(dayNumber(first))));
  const opening = { at, workflow, firstDayAbsent: addDays(first, -luck.whole(0, 28)), facts };
  const closesAfter = luck.one(daysUntilClosing);
  const life = new Life(book, openCase(opening, book).state, luck, number);
  for (let day = dayNumber(first) + 1; day <= dayNumber(first) + 365; day += 1) {
    if (calendar.isWorking(day)) life.morning(day);
    if (day === dayNumber(first) + closesAfter) life.close(calendar.timeOn(dateOf(day), '16:00'));
  }
  return { opening, acts: life.acts, ends: calendar.startOf(addDays(first, 366)) };
}

/** Half of the children are back within three months, most within a year. */
const daysUntilClosing = [20, 35, 50, 65, 85, 110, 140, 180, 250, 400];

class Life {
  readonly acts: { at: Instant; act: Exclude<Act, { act: 'correct' }> }[] = [];

  constructor(
    private readonly book: Book,
    private state: CaseState,
    private readonly luck: Chance,
    private readonly number: number,
  ) {}

  morning(day: number): void {
    const at = this.book.calendar.timeOn(dateOf(day), '10:30');
    this.state = goneOffUntil(this.state, at, this.book);
    if (this.state.proposal && this.luck.happens(0.2)) this.try(at, { act: 'accept' });
    for (const step of Object.values(this.state.steps)) this.tend(step, day, at);
  }

  close(at: Instant): void {
    this.try(at, { act: 'close', outcome: 'returned-own-school', by: 'compulsory-education' });
  }

  private tend(step: StepState, day: number, at: Instant): void {
    if (step.state !== 'open' && step.state !== 'waiting') return;
    const today = dateOf(day);
    const { key, state, revision, startedOn, due, waiting, extended } = step;
    const toDo = { caseId: '', key, pupil: String(this.number), state, revision, startedOn, dueOn: due.on };
    const habit = habitOf(
      {
        ...toDo,
        organisationName: organisations[(this.number + key.length) % organisations.length]!,
        waitingSince: waiting?.since ?? null,
        isExtended: extended > 0,
      },
      today,
    );
    if (habit === 'done') this.try(at, { act: 'done', step: key, ...this.outcome(step) });
    if (habit === 'resume') this.try(at, { act: 'resume', step: key });
    if (habit === 'wait') this.try(at, { act: 'wait', step: key, for: 'care' });
    if (habit === 'extend') {
      const reason = 'Een collega is ziek, we halen het niet eerder.';
      this.try(at, { act: 'extend', step: key, to: addDays(due.on, 1), reason });
    }
  }

  private outcome(step: StepState): { outcome?: string } {
    const outcomes = Object.entries(definitionOf(this.book, step.workflow, step.id)?.outcomes ?? {});
    const going = outcomes.filter(([, { closes }]) => closes === undefined);
    const from = going.length > 0 && this.luck.happens(0.7) ? going : outcomes;
    return from.length === 0 ? {} : { outcome: this.luck.one(from)[0] };
  }

  private try(at: Instant, act: LivedYear['acts'][number]['act']): void {
    const done = perform(this.state, act, at, this.book);
    if (done.refused !== undefined) return;
    this.state = done.state;
    this.acts.push({ at, act });
  }
}

function goneOffUntil(state: CaseState, until: Instant, book: Book): CaseState {
  let now = state;
  let next = nextMoment(now);
  while (next !== undefined && next <= until) ({ state: now, next } = advance(now, next, book));
  return now;
}

/** Plays a year again, moment by moment: how often something went off or was done. */
export function replayYear({ opening, acts, ends }: LivedYear, book: Book): { state: CaseState; events: number } {
  let { state } = openCase(opening, book);
  let events = 1;
  const until = (end: Instant) => {
    let next = nextMoment(state);
    while (next !== undefined && next <= end) {
      const gone = advance(state, next, book);
      ({ state, next } = gone);
      events += gone.firings.length;
    }
  };
  for (const { at, act } of acts) {
    until(at);
    state = perform(state, act, at, book).state;
    events += 1;
  }
  until(ends - 1);
  return { state, events };
}
