import { readFileSync } from 'node:fs';
import {
  type Absence,
  absenceKinds,
  addDays,
  calendarOf,
  crossingsOf,
  dayNumber,
  type LocalDate,
  parseSchoolHolidays,
  readSignals,
} from '@app/rules';
import * as fc from 'fast-check';

/**
 * Absence of years ago may be forgotten when it is of before a school year that began with half a year without any, in a
 * November that is known: what is counted since then is the same without it. Seen to fail without the half year, and
 * without the November.
 */

const calendar = calendarOf({
  schoolHolidays: parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8')),
});
const began: LocalDate = '2026-08-01';
/** Signals until here are of absence before, and go with it. */
const halfYear = addDays(began, 183);
const until: LocalDate = '2027-07-31';
const november = { first: dayNumber('2026-11-02'), last: dayNumber('2026-11-04') };

const { signals, mistakes } = readSignals({
  signals: {
    long: { opens: 'a', counts: 'unauthorised-days-in-a-row', 'longer-than': '4 weeks' },
    sick: { opens: 'a', counts: 'sick-school-days-in-a-row', reaches: 8 },
    hours: { opens: 'a', counts: 'unauthorised-hours', reaches: 16, within: '4 school-weeks' },
    reports: { opens: 'a', counts: 'sick-reports', reaches: 4, within: '12 school-weeks' },
    late: { opens: 'a', counts: 'times-late', reaches: 3, within: 'school-year' },
    authorised: { opens: 'a', counts: 'authorised-days-in-a-row', 'longer-than': '4 weeks' },
  },
});

const daysFrom = (first: LocalDate, count: number) =>
  fc.integer({ min: 0, max: count - 1 }).map((day) => addDays(first, day));
const absenceOn = (on: fc.Arbitrary<LocalDate>): fc.Arbitrary<Absence> =>
  fc.record({ on, kind: fc.constantFrom(...absenceKinds), hours: fc.integer({ min: 1, max: 8 }) });
/** Days in a row, as they are with a child that stays away. */
const away = (on: fc.Arbitrary<LocalDate>) =>
  fc
    .record({ on, kind: fc.constantFrom(...absenceKinds), days: fc.integer({ min: 1, max: 60 }) })
    .map(({ on: first, kind, days }): Absence[] =>
      Array.from({ length: days }, (_, day) => ({ on: addDays(first, day), kind, hours: 6 })),
    );
const absences = (first: LocalDate, last: LocalDate) => {
  const on = daysFrom(first, dayNumber(last) - dayNumber(first));
  return fc
    .tuple(fc.array(absenceOn(on), { maxLength: 30 }), fc.array(away(on), { maxLength: 3 }))
    .map(([single, rows]) => [...single, ...rows.flat()].filter((one) => one.on < last));
};

test('what is counted since a school year that began so is the same without what was before it', () => {
  expect([mistakes, signals.length]).toEqual([[], 6]);
  fc.assert(
    fc.property(
      absences(addDays(began, -400), began),
      absences(halfYear, until),
      fc.boolean(),
      (old, since, isAllKnown) => {
        const isCovered = (day: number) => isAllKnown || (day >= november.first && day <= november.last);
        for (const rule of signals) {
          const whole = crossingsOf(rule, { absences: [...old, ...since], calendar, isCovered }, until);
          const rest = crossingsOf(rule, { absences: since, calendar, isCovered }, until);
          expect(whole.filter(({ on }) => on >= halfYear)).toEqual(rest);
        }
      },
    ),
    { numRuns: 300 },
  );
});
