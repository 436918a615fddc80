import {
  addDays,
  bareEnd,
  type Calendar,
  calendarOf,
  countBack,
  countBetween,
  countOn,
  dateOf,
  dayNumber,
  dueOf,
  isSpan,
  type LocalDate,
  parseTerm,
  schoolFridayAfter,
  type SchoolHoliday,
  type Span,
  type Term,
  termText,
  units,
} from '@app/rules';
import * as fc from 'fast-check';

const firstDay = dayNumber('2025-08-01');
const lastDay = dayNumber('2036-07-31');
const day = fc.integer({ min: firstDay, max: dayNumber('2031-07-31') }).map(dateOf);

const span = fc.record<Span>({
  count: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom(...units),
  ends: fc.constantFrom('runs-on' as const, 'exactly' as const, 'by-law' as const),
});
const yearly = fc.record({ day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 1, max: 12 }) });
const term: fc.Arbitrary<Term> = fc.oneof(
  span,
  yearly.map((until) => ({ until })),
);

/** Holidays that never cover everything, and one at the end of what is known. */
const holidays = fc.array(
  fc.record({ start: fc.integer({ min: firstDay, max: lastDay }), length: fc.integer({ min: 1, max: 45 }) }),
  { maxLength: 12 },
);
const known: SchoolHoliday = { region: 'middle', name: 'zomer', first: dateOf(lastDay), last: dateOf(lastDay) };

function calendarWith(
  off: readonly { start: number; length: number }[],
  closingDays: readonly LocalDate[] = [],
): Calendar {
  const school = off.map(({ start, length }): SchoolHoliday => {
    const last = Math.min(start + length, lastDay);
    return { region: 'middle', name: 'herfst', first: dateOf(start), last: dateOf(last) };
  });
  return calendarOf({ schoolHolidays: [...school, known], closingDays });
}

const calendar = fc.tuple(holidays, fc.array(day, { maxLength: 5 })).map(([off, closed]) => calendarWith(off, closed));
const end = (start: LocalDate, agreed: Term, days: Calendar): number =>
  dueOf(days.startOf(start), agreed, days).missedAt;

test('one unit more never makes a date earlier (by law and until excepted)', () => {
  fc.assert(
    fc.property(day, span, calendar, (start, agreed, days) => {
      fc.pre(agreed.ends !== 'by-law');
      return end(start, agreed, days) <= end(start, { ...agreed, count: agreed.count + 1 }, days);
    }),
  );
});

test('one holiday more never makes a date in working or school days earlier', () => {
  const unit = fc.constantFrom('working-days' as const, 'school-days' as const);
  fc.assert(
    fc.property(day, span, unit, holidays, day, (start, agreed, counted, off, holiday) => {
      const before = calendarWith(off);
      const more = calendarWith([...off, { start: dayNumber(holiday), length: 5 }], [holiday]);
      const wanted = { ...agreed, unit: counted };
      return end(start, wanted, before) <= end(start, wanted, more);
    }),
  );
});

test('a term ends after the day on which it starts', () => {
  fc.assert(
    fc.property(
      day,
      term,
      calendar,
      (start, agreed, days) =>
        dueOf(days.startOf(start), agreed, days).on > start || (isSpan(agreed) && agreed.unit === 'hours'),
    ),
  );
});

test('a term that runs on, or by law within its reach, ends on a working day', () => {
  fc.assert(
    fc.property(day, span, calendar, (start, agreed, days) => {
      fc.pre(agreed.unit !== 'hours' && agreed.ends === 'runs-on');
      return days.isWorking(dayNumber(dueOf(days.startOf(start), agreed, days).on));
    }),
  );
});

test('a term by law of three days or more holds two working days, and ends on a working day', () => {
  const unit = fc.constantFrom('days' as const, 'weeks' as const, 'months' as const);
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 90 }), unit, calendar, (start, count, counted, days) => {
      fc.pre(counted === 'days' ? count >= 3 : counted === 'weeks' ? count <= 12 : count <= 3);
      const due = dueOf(days.startOf(start), { count, unit: counted, ends: 'by-law' }, days).on;
      return days.isWorking(dayNumber(due)) && countBetween(start, due, 'working-days', days) >= 2;
    }),
  );
});

test('by law never ends before the same term that only runs on, and exactly never after it', () => {
  const unit = fc.constantFrom('days' as const, 'weeks' as const, 'months' as const);
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 3 }), unit, calendar, (start, count, counted, days) => {
      const on = (ends: Span['ends']): LocalDate => dueOf(days.startOf(start), { count, unit: counted, ends }, days).on;
      return on('by-law') >= on('runs-on') && on('exactly') <= on('runs-on');
    }),
  );
});

test('counting back and counting on undo each other from a day that counts', () => {
  const unit = fc.constantFrom('working-days' as const, 'school-days' as const);
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 40 }), unit, calendar, (start, count, counted, days) => {
      const later = countOn(start, count, counted, days);
      const back = countBack(later, { count, unit: counted, ends: 'runs-on' }, days);
      const first = countOn(addDays(start, -1), 1, counted, days);
      return countBetween(start, later, counted, days) === count && (first === start ? back === start : back < later);
    }),
  );
});

test('the time of day on which a term starts does not matter', () => {
  const minutes = fc.integer({ min: 0, max: 23 * 60 + 59 });
  fc.assert(
    fc.property(day, minutes, term, calendar, (start, minute, agreed, days) => {
      fc.pre(!isSpan(agreed) || agreed.unit !== 'hours');
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return dueOf(days.timeOn(start, time), agreed, days).on === dueOf(days.startOf(start), agreed, days).on;
    }),
  );
});

test('the Friday of a school week is the end of a term in school weeks, again and again', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 8 }), calendar, (start, count, days) => {
      const first = bareEnd(start, { count, unit: 'school-weeks', ends: 'runs-on' }, days);
      const next = schoolFridayAfter(first, 1, days);
      return (
        next > first &&
        countBetween(first, next, 'school-days', days) >= 0 &&
        schoolFridayAfter(addDays(next, -1), 1, days) === next
      );
    }),
  );
});

test('a term is read as it was written', () => {
  fc.assert(
    fc.property(term, (agreed) => {
      expect(parseTerm(termText(agreed))).toEqual(agreed);
    }),
  );
});
