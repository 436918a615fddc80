import {
  addDays,
  type Alarm,
  type Act as AnyAct,
  advance,
  type Book,
  type CaseState,
  dateOf,
  dayNumber,
  type LocalDate,
  nextMoment,
  openCase,
  perform,
  type StepState,
} from '@app/rules';
import * as fc from 'fast-check';
import { agreement, type RawAgreement, term } from '../support/arbitrary-agreement';
import { story, type Story } from '../support/arbitrary-story';
import { bookFor } from '../support/played-story';

/** How waiting, extending and promising count (agreement language, sections 4 and 8). */

type Act = Exclude<AnyAct, { act: 'correct' }>;

/** One step that starts at opening, with a term and a ladder of its own. */
const waitingCase = fc
  .record({
    map: agreement('first', { acting: false }),
    within: term,
    told: story(),
    days: fc.tuple(fc.nat(25), fc.nat(40), fc.nat(40)),
  })
  .map(({ map, within, told, days }) => ({
    map: withStep(map, within),
    told: { ...told, unreachable: [], decisiveAuthority: true, facts: { enrolled: true } },
    days,
  }));

function withStep(map: RawAgreement, within: string): RawAgreement {
  const only = { by: 'school', starts: 'opening', within, remind: ['2 working-days', '1 day'], ladder: 'firm' };
  return { ...map, steps: { only } };
}

/** A case in virtual time: what was planned goes off, then the act. */
class Case {
  state: CaseState;

  constructor(
    readonly book: Book,
    told: Story,
  ) {
    const at = book.calendar.timeOn(told.on, told.time);
    this.state = openCase({ at, workflow: 'first', firstDayAbsent: told.on, facts: told.facts }, book).state;
  }

  act(on: LocalDate, act: Act): this {
    const at = this.book.calendar.timeOn(on, '23:59');
    for (let next = nextMoment(this.state); next !== undefined && next <= at; next = nextMoment(this.state)) {
      this.state = advance(this.state, next, this.book).state;
    }
    const { state, refused } = perform(this.state, act, at, this.book);
    if (refused !== undefined) throw new Error(refused);
    this.state = state;
    return this;
  }

  get step(): StepState {
    return this.state.steps['only']!;
  }
}

const wait: Act = { act: 'wait', step: 'only', for: 'care' };
const resume: Act = { act: 'resume', step: 'only' };
const seenBy = ({ due, missed, alarms }: StepState) => ({
  due,
  missed,
  alarms: alarms.map(({ kind, alarm, turn, at, on, tell }: Alarm) => ({ kind, alarm, turn, at, on, tell })),
});

/** Guards what is left of a term and of each rung: a pause in the waiting that takes no time costs none. */
test('two periods of waiting that touch are one', () => {
  fc.assert(
    fc.property(waitingCase, ({ map, told, days: [first, then, last] }) => {
      const book = bookFor([map], told);
      const begins = addDays(told.on, first);
      const touches = addDays(begins, then);
      const ends = addDays(touches, last);
      const twice = new Case(book, told).act(begins, wait).act(touches, resume).act(touches, wait).act(ends, resume);
      const once = new Case(book, told).act(begins, wait).act(ends, resume);
      expect(seenBy(twice.step)).toEqual(seenBy(once.step));
    }),
    { numRuns: 120 },
  );
});

/** Guards that waiting gives back only what was left, and never takes away. */
test('waiting never makes a due date earlier, and a day longer never makes it earlier than a day less', () => {
  fc.assert(
    fc.property(waitingCase, ({ map, told, days: [first, then] }) => {
      const book = bookFor([map], told);
      const begins = addDays(told.on, first);
      const before = new Case(book, told).step;
      const due = (days: number) =>
        new Case(book, told).act(begins, wait).act(addDays(begins, days), resume).step.due.missedAt;
      expect(due(then)).toBeGreaterThanOrEqual(before.due.missedAt);
      expect(due(then + 1)).toBeGreaterThanOrEqual(due(then));
    }),
    { numRuns: 80 },
  );
});

/** Guards that a term keeps its units through waiting: one more of them is never due earlier. */
test('one unit more is never due earlier, also after waiting', () => {
  const counted = fc.tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('days', 'weeks', 'months', 'working-days', 'school-days', 'school-weeks'),
    fc.constantFrom('', ' exactly'),
  );
  fc.assert(
    fc.property(waitingCase, counted, ({ map, told, days: [first, then] }, [count, unit, how]) => {
      const ending = unit.startsWith('s') || unit.startsWith('w') ? '' : how;
      const dueOf = (units: number) => {
        const book = bookFor([withStep(map, `${units} ${unit}${ending}`)], told);
        const begins = addDays(told.on, first);
        return new Case(book, told).act(begins, wait).act(addDays(begins, then), resume).step.due.missedAt;
      };
      expect(dueOf(count + 1)).toBeGreaterThanOrEqual(dueOf(count));
    }),
    { numRuns: 80 },
  );
});

/** Guards the hold of a promise: silent until the end of its date, and then on a working day; the due date stays. */
test('a promise moves no due date, and no rung goes off before it is over', () => {
  fc.assert(
    fc.property(waitingCase, ({ map, told, days: [first, then] }) => {
      const book = bookFor([map], told);
      const before = new Case(book, told).act(addDays(told.on, first), { act: 'set', facts: {} }).step;
      const on = addDays(told.on, first + then);
      const { step } = new Case(book, told).act(addDays(told.on, first), { act: 'promise', step: 'only', on });
      expect(step.due).toEqual(before.due);
      const rungs = step.alarms.filter(({ kind }) => kind === 'rung');
      expect(rungs.filter(({ at }) => book.calendar.dateAt(at) <= on)).toEqual([]);
      const heldBack = rungs.filter(({ at, moment }) => at !== moment);
      expect(heldBack.filter(({ moment }) => book.calendar.dateAt(moment) > on)).toEqual([]);
      expect(
        heldBack.filter(({ at }) => at !== book.calendar.nextDispatch(book.calendar.startOf(addDays(on, 1)))),
      ).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

const extend = (to: number): Act => ({
  act: 'extend',
  step: 'only',
  to: dateOf(to),
  reason: 'so that it can be explained',
});

/** Guards the limit of an extension: half the units, rounded down, at least one. */
test('a term in working days is extended by half of it at most', () => {
  const working = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(waitingCase, working, ({ map, told }, count) => {
      const book = bookFor([withStep(map, `${count} working-days`)], told);
      const { step } = new Case(book, told);
      let limit = dayNumber(step.due.on);
      for (let left = Math.max(1, Math.floor(count / 2)); left > 0; left -= 1)
        limit = book.calendar.workingFrom(limit + 1);
      const { state } = new Case(book, told).act(told.on, extend(limit));
      expect(state.steps['only']?.due.on).toBe(dateOf(limit));
      const tooFar = extend(book.calendar.workingFrom(limit + 1));
      expect(
        perform(new Case(book, told).state, tooFar, book.calendar.timeOn(told.on, '23:59'), book).refused,
      ).toContain(dateOf(limit));
    }),
    { numRuns: 60 },
  );
});
