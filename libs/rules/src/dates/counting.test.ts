import { readFileSync } from 'node:fs';
import { BeyondKnownHolidays, calendarOf } from './calendar';
import { countBack, countBetween, dueOf, schoolFridayAfter } from './counting';
import type { LocalDate } from './local-date';
import { type HolidayRegion, parseSchoolHolidays } from './school-holidays';
import { parseSpan, parseTerm } from './term';

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendars = {
  north: calendarOf({ schoolHolidays, region: 'north' }),
  middle: calendarOf({ schoolHolidays, region: 'middle' }),
  south: calendarOf({ schoolHolidays, region: 'south' }),
};

function due(start: string, term: string, region: HolidayRegion = 'middle'): string {
  const calendar = calendars[region];
  return dueOf(calendar.read(start)!, parseTerm(term)!, calendar).on;
}

/** Counted by hand, with a wall calendar. School holidays of the middle region unless it says otherwise. */
describe('the golden table of terms', () => {
  test.each([
    ['2026-12-14', '5 working-days', '2026-12-21', 'a week'],
    ['2026-12-14T23:59', '5 working-days', '2026-12-21', 'the time of day does not matter'],
    ['2026-12-12', '1 working-day', '2026-12-14', 'from a Saturday'],
    ['2026-12-21', '10 working-days', '2027-01-06', '25 December and 1 January do not count'],
    ['2026-12-21', '20 working-days', '2027-01-20', 'scenario 01, R5'],
    ['2027-04-26', '5 working-days', '2027-05-04', "King's Day does not count, the May holiday does"],
    ['2027-04-30', '3 working-days', '2027-05-07', '5 May and Ascension Day do not count'],
    ['2026-12-14', '5 school-days', '2027-01-04', 'over the Christmas holiday'],
    ['2027-04-23', '2 school-days', '2027-05-04', 'over the May holiday'],
    ['2026-10-16', '1 school-day', '2026-10-26', 'over the autumn holiday'],
    ['2026-11-27', '1 day', '2026-11-30', 'a Saturday runs on to Monday'],
    ['2026-12-22', '3 days', '2026-12-28', '25 December runs on over the weekend'],
    ['2026-12-22', '3 days exactly', '2026-12-25', 'exactly does not run on'],
    ['2026-11-30', '4 weeks', '2026-12-28', 'a Monday in the holiday is a working day'],
    ['2026-10-03', '1 week', '2026-10-12', 'a Saturday runs on'],
    ['2027-01-31', '1 month', '2027-03-01', 'the last of February, a Sunday, runs on'],
    ['2027-01-31', '1 month exactly', '2027-02-28', 'the last day of the month'],
    ['2028-01-31', '1 month', '2028-02-29', 'the last day of a leap February'],
    ['2026-11-30', '3 months exactly', '2027-02-28', 'the last day of the month'],
    ['2028-02-29', '12 months exactly', '2029-02-28', 'a year after a leap day'],
  ])('%s, %s: %s (%s)', (start, term, on) => {
    expect(due(start, term)).toBe(on);
  });

  test.each([
    ['2026-12-24', '3 days by law', '2026-12-29', 'art. 2: two working days, 28 and 29 December'],
    ['2026-12-24', '2 days by law', '2026-12-28', 'art. 2 is for three days and more; art. 1 runs on'],
    ['2027-03-25', '3 days by law', '2027-03-31', 'art. 2 over Easter: Tuesday and Wednesday'],
    ['2027-03-25', '3 days', '2027-03-30', 'without the law it only runs on'],
    ['2026-12-24', '1 week by law', '2026-12-31', 'a week holds two working days'],
    ['2026-09-26', '90 days by law', '2026-12-28', 'art. 1: 25 December runs on'],
    ['2026-09-25', '91 days by law', '2026-12-25', 'art. 4: not over 90 days'],
    ['2026-10-02', '12 weeks by law', '2026-12-28', 'art. 1'],
    ['2026-09-25', '13 weeks by law', '2026-12-25', 'art. 4: not over 12 weeks'],
    ['2026-09-25', '3 months by law', '2026-12-28', 'art. 1'],
    ['2026-08-25', '4 months by law', '2026-12-25', 'art. 4: not over 3 months'],
    ['2026-12-14', '5 working-days by law', '2026-12-21', 'working days end on one'],
  ])('by law: %s, %s: %s (%s)', (start, term, on) => {
    expect(due(start, term)).toBe(on);
  });

  test.each([
    ['2026-11-23', '6 school-weeks', '2027-01-15', 'two weeks of Christmas holiday do not count', 'middle'],
    ['2026-11-23', '12 school-weeks', '2027-03-05', 'nor the spring holiday', 'south'],
    ['2026-12-23', '1 school-week', '2027-01-08', 'week 1 is the first with a school day', 'middle'],
    ['2027-03-22', '1 school-week', '2027-03-25', 'Good Friday: the last working day before it', 'middle'],
    ['2027-03-26', '1 school-week', '2027-04-02', 'not on or before the first day: one week on', 'middle'],
    ['2026-11-27', '1 school-week', '2026-12-04', 'from a Friday', 'middle'],
    ['2026-11-28', '1 school-week', '2026-12-04', 'from a Saturday', 'middle'],
    ['2026-11-27', '2 school-weeks', '2026-12-04', 'from a Friday, two weeks', 'middle'],
    ['2027-04-19', '2 school-weeks', '2027-05-07', 'the week of the May holiday does not count', 'middle'],
    ['2026-10-05', '2 school-weeks', '2026-10-23', 'the north has its autumn holiday first', 'north'],
    ['2026-10-05', '2 school-weeks', '2026-10-16', 'and the middle a week later', 'middle'],
  ] as const)('%s, %s: %s (%s, %s)', (start, term, on, _why, region) => {
    expect(due(start, term, region)).toBe(on);
  });

  test.each([
    ['2027-06-29', 'until 30 June', '2027-06-30'],
    ['2027-06-30', 'until 30 June', '2028-06-30'],
    ['2027-01-15', 'until 29 February', '2027-02-28'],
    ['2028-01-15', 'until 29 February', '2028-02-29'],
    ['2028-02-28', 'until 29 February', '2028-02-29'],
    ['2026-12-01', 'until 26 December', '2026-12-26'],
  ])('%s, %s: %s', (start, term, on) => {
    expect(due(start, term)).toBe(on);
  });

  test.each([
    ['2026-10-24T12:00', '24 hours', '2026-10-25T11:00:00+01:00'],
    ['2027-03-27T12:00', '24 hours', '2027-03-28T13:00:00+02:00'],
    ['2026-12-24T22:00', '4 hours', '2026-12-25T02:00:00+01:00'],
  ])('%s, %s: missed at %s', (start, term, missed) => {
    const calendar = calendars.middle;
    expect(calendar.write(dueOf(calendar.read(start)!, parseTerm(term)!, calendar).missedAt)).toBe(missed);
  });
});

test('a step is missed at 00:00 of the day after, also when the clock changes', () => {
  const calendar = calendars.middle;
  const missed = (start: string, term: string): string =>
    calendar.write(dueOf(calendar.read(start)!, parseTerm(term)!, calendar).missedAt);
  expect(missed('2026-12-14', '5 working-days')).toBe('2026-12-22T00:00:00+01:00');
  expect(missed('2027-03-20', '1 week exactly')).toBe('2027-03-28T00:00:00+01:00');
  expect(missed('2027-03-21', '1 week exactly')).toBe('2027-03-29T00:00:00+02:00');
});

test('the closing days of a school are no school days, and stay working days', () => {
  const calendar = calendarOf({ schoolHolidays, closingDays: ['2026-11-24'] });
  const start = calendar.read('2026-11-23')!;
  expect(dueOf(start, parseTerm('1 school-day')!, calendar).on).toBe('2026-11-25');
  expect(dueOf(start, parseTerm('1 working-day')!, calendar).on).toBe('2026-11-24');
});

test('a school term beyond the known holidays names the last known day', () => {
  expect(() => due('2030-08-20', '10 school-days')).toThrow(BeyondKnownHolidays);
  expect(() => due('2030-08-20', '2 school-weeks')).toThrow('2030-08-25');
  expect(due('2030-08-20', '10 working-days')).toBe('2030-09-03');
});

test.each([
  ['2026-12-21', '2 working-days', '2026-12-17'],
  ['2026-12-21', '1 working-day', '2026-12-18'],
  ['2027-01-04', '1 working-day', '2026-12-31'],
  ['2027-01-08', '5 school-days', '2026-12-18'],
  ['2027-01-08', '2 weeks', '2026-12-25'],
  ['2027-01-08', '10 days', '2026-12-29'],
  ['2027-03-31', '1 month', '2027-02-28'],
] as const)('%s, %s earlier: %s', (from, span, on) => {
  expect(countBack(from, parseSpan(span)!, calendars.middle)).toBe(on);
});

function between(after: LocalDate, until: LocalDate): number {
  return countBetween(after, until, 'working-days', calendars.middle);
}

test('days between are counted after the first, up to and including the last', () => {
  expect(between('2026-12-24', '2026-12-24')).toBe(0);
  expect(between('2026-12-24', '2026-12-28')).toBe(1);
  expect(between('2026-12-18', '2027-01-04')).toBe(9);
  expect(between('2026-12-28', '2026-12-24')).toBe(0);
});

test('an extension in school weeks goes to a later Friday of a school week', () => {
  expect(schoolFridayAfter('2026-12-18', 1, calendars.middle)).toBe('2027-01-08');
  expect(schoolFridayAfter('2026-12-17', 1, calendars.middle)).toBe('2026-12-18');
  expect(schoolFridayAfter('2027-03-25', 1, calendars.middle)).toBe('2027-04-02');
});
