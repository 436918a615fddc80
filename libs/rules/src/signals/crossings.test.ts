import { readFileSync } from 'node:fs';
import { readSignals } from '../agreements/signals';
import { calendarOf } from '../dates/calendar';
import { addDays, dayNumber, type LocalDate } from '../dates/local-date';
import { parseSchoolHolidays } from '../dates/school-holidays';
import type { Absence, AbsenceKind, AbsenceRecord } from './absences';
import { crossingsOf, datesAhead, explainCrossing } from './crossings';

const calendar = calendarOf({
  schoolHolidays: parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8')),
});

function rule(shape: Record<string, unknown>) {
  const { signals, mistakes } = readSignals({ signals: { sample: { opens: 'somewhere', ...shape } } });
  expect(mistakes).toEqual([]);
  return signals[0]!;
}

const recordOf = (absences: readonly Absence[], isCovered: (day: number) => boolean = () => true): AbsenceRecord => ({
  absences,
  calendar,
  isCovered,
});

function everySchoolDay(from: LocalDate, until: LocalDate, kind: AbsenceKind, hours = 6): Absence[] {
  const days: Absence[] = [];
  for (let on = from; on <= until; on = addDays(on, 1))
    if (calendar.isSchool(dayNumber(on))) days.push({ on, kind, hours });
  return days;
}

const datesOf = (shape: Record<string, unknown>, record: AbsenceRecord, until: LocalDate = '2027-07-01') =>
  crossingsOf(rule(shape), record, until).map(({ on }) => on);

const hours = (on: LocalDate, count: number): Absence => ({ on, kind: 'unauthorised', hours: count });
const sick = (...dates: LocalDate[]): Absence[] => dates.map((on) => ({ on, kind: 'sick' }));
const late = (...dates: LocalDate[]): Absence[] => dates.map((on) => ({ on, kind: 'late' }));

describe('longer than four weeks', () => {
  const fourWeeks = { counts: 'unauthorised-days-in-a-row', 'longer-than': '4 weeks' };

  test('fires on the 29th day, once, if the child is still away', () => {
    expect(datesOf(fourWeeks, recordOf(everySchoolDay('2026-09-07', '2026-11-30', 'unauthorised')))).toEqual([
      '2026-10-05',
    ]);
  });

  test('does not fire for a child who is back on the 29th day', () => {
    expect(datesOf(fourWeeks, recordOf(everySchoolDay('2026-09-07', '2026-10-02', 'unauthorised')))).toEqual([]);
  });

  test('fires on a day without school too, and a holiday breaks nothing', () => {
    expect(datesOf(fourWeeks, recordOf(everySchoolDay('2026-09-25', '2026-10-30', 'unauthorised')))).toEqual([
      '2026-10-23',
    ]);
  });

  test('an authorised day does not interrupt, a day of being there does', () => {
    const away = everySchoolDay('2026-09-07', '2026-10-05', 'unauthorised');
    const withOnThe16th = (kind?: AbsenceKind) => [
      ...away.filter(({ on }) => on !== '2026-09-16'),
      ...(kind ? [{ on: '2026-09-16' as const, kind }] : []),
    ];
    expect(datesOf(fourWeeks, recordOf(withOnThe16th('authorised')))).toEqual(['2026-10-05']);
    expect(datesOf(fourWeeks, recordOf(withOnThe16th('sick')))).toEqual([]);
    expect(datesOf(fourWeeks, recordOf(withOnThe16th()))).toEqual([]);
  });

  test('a day that no statement covers is unknown and breaks nothing; the day to look again is planned', () => {
    const known = everySchoolDay('2026-09-07', '2026-09-11', 'unauthorised');
    const record = recordOf(known, (day) => day <= dayNumber('2026-09-11'));
    expect(datesAhead([rule(fourWeeks)], record, '2026-09-11')).toEqual(['2026-10-05']);
    expect(datesOf(fourWeeks, record)).toEqual(['2026-10-05']);
  });
});

describe('sixteen hours in four school weeks', () => {
  const sixteen = { counts: 'unauthorised-hours', reaches: 16, within: '4 school-weeks', 'by-law': true };
  test('weeks without a school day are skipped, and the first week of the four counts from its Monday', () => {
    expect(datesOf(sixteen, recordOf([hours('2026-10-02', 8), hours('2026-11-06', 8)]))).toEqual([]);
    expect(datesOf(sixteen, recordOf([hours('2026-10-05', 8), hours('2026-11-06', 8)]))).toEqual(['2026-11-06']);
  });

  test('after a crossing it counts anew; what was over is dropped, and rows of one day count together', () => {
    const rows = [
      hours('2026-09-07', 10),
      hours('2026-09-08', 4),
      hours('2026-09-08', 12),
      hours('2026-09-09', 8),
      hours('2026-09-10', 8),
    ];
    expect(datesOf(sixteen, recordOf(rows))).toEqual(['2026-09-08', '2026-09-10']);
  });

  test('says what it counted, in two languages', () => {
    const [crossing] = crossingsOf(
      rule(sixteen),
      recordOf([hours('2026-09-07', 10), hours('2026-09-08', 7)]),
      '2026-09-30',
    );
    expect(explainCrossing(rule(sixteen), crossing!)).toEqual({
      nl: '17 uren ongeoorloofd verzuim van ma 7 sep 2026 tot en met di 8 sep 2026; de grens is 16 (wet).',
      en: '17 hours of unauthorised absence from Mon 7 Sep 2026 up to and including Tue 8 Sep 2026; the limit is 16 (law).',
    });
  });
});

describe('sick reports and lateness', () => {
  test('a spell over a weekend is one report, and counts on its first day', () => {
    const reports = { counts: 'sick-reports', reaches: 2, within: '12 school-weeks' };
    expect(datesOf(reports, recordOf(sick('2026-09-11', '2026-09-14')))).toEqual([]);
    expect(datesOf(reports, recordOf(sick('2026-09-11', '2026-09-15', '2026-09-16')))).toEqual(['2026-09-15']);
  });

  test('a school year starts on 1 August, and the last day so many weeks back is inside', () => {
    const twice = { counts: 'times-late', reaches: 2 };
    expect(datesOf({ ...twice, within: 'school-year' }, recordOf(late('2026-07-10', '2026-09-01')))).toEqual([]);
    expect(datesOf({ ...twice, within: '2 weeks' }, recordOf(late('2026-09-01', '2026-09-15')))).toEqual([
      '2026-09-15',
    ]);
    expect(datesOf({ ...twice, within: '2 weeks' }, recordOf(late('2026-09-01', '2026-09-16')))).toEqual([]);
  });
});

const leave = (on: LocalDate, count?: number): Absence => ({
  on,
  kind: 'authorised',
  ...(count !== undefined && { hours: count }),
});

/** Each seen to fail when its case is left out of `crossingOn`, or its kinds out of the dates to look at. */
describe('what the platform adds', () => {
  test('four weeks of leave fire on the 29th day; a sick day between does not interrupt, a day of being there does', () => {
    const fourWeeks = { counts: 'authorised-days-in-a-row', 'longer-than': '4 weeks' };
    const away = everySchoolDay('2026-09-07', '2026-10-05', 'authorised');
    const without = away.filter(({ on }) => on !== '2026-09-16');
    expect(datesOf(fourWeeks, recordOf(away))).toEqual(['2026-10-05']);
    expect(datesOf(fourWeeks, recordOf([...without, ...sick('2026-09-16')]))).toEqual(['2026-10-05']);
    expect(datesOf(fourWeeks, recordOf(without))).toEqual([]);
  });

  test('sick school days count in a row or not, each once, in one school year', () => {
    const three = { counts: 'sick-school-days', reaches: 3, within: 'school-year' };
    expect(datesOf(three, recordOf(sick('2026-09-07', '2026-09-07', '2026-09-21', '2026-10-05')))).toEqual([
      '2026-10-05',
    ]);
    expect(datesOf(three, recordOf(sick('2026-07-10', '2026-09-21', '2026-10-05')))).toEqual([]);
    expect(datesOf(three, recordOf(sick('2026-09-12', '2026-09-21', '2026-10-05')))).toEqual([]);
  });

  test('hours with and without leave count together, when there are both; a whole day has the hours of a school day', () => {
    const sixteen = { counts: 'mixed-hours', reaches: 16, within: '4 school-weeks', 'school-day': 6 };
    expect(datesOf(sixteen, recordOf([leave('2026-09-07'), leave('2026-09-08'), hours('2026-09-10', 4)]))).toEqual([
      '2026-09-10',
    ]);
    expect(datesOf(sixteen, recordOf([hours('2026-09-07', 9), hours('2026-09-08', 9)]))).toEqual([]);
    expect(datesOf(sixteen, recordOf([hours('2026-09-07', 4), leave('2026-09-08', 11)]))).toEqual([]);
    expect(datesOf(sixteen, recordOf([hours('2026-09-07', 10), ...sick('2026-09-08', '2026-09-09')]))).toEqual([]);
  });

  /** Two school weeks of five days and six hours: a tenth of the ten days is six hours, of the eight until Wednesday less. */
  test('a share of lesson time is of the school days in its window', () => {
    const tenth = {
      counts: 'mixed-share-of-lessons',
      reaches: '10 %',
      within: '2 school-weeks',
      'school-day': 6,
    };
    expect(datesOf(tenth, recordOf([leave('2026-09-07', 3), hours('2026-09-18', 3)]))).toEqual(['2026-09-18']);
    expect(datesOf(tenth, recordOf([leave('2026-09-07', 3), hours('2026-09-18', 2)]))).toEqual([]);
    expect(datesOf(tenth, recordOf([leave('2026-09-07', 3), hours('2026-09-16', 2)]))).toEqual(['2026-09-16']);
  });

  test('a share counts from so many days on', () => {
    const doubtful = { counts: 'doubtful-share-of-sick', 'longer-than': '80 %', 'at-least': 3 };
    const days = sick('2026-09-07', '2026-09-08', '2026-09-09').map((day) => ({ ...day, doubtful: true }));
    expect(datesOf(doubtful, recordOf(days))).toEqual(['2026-09-09']);
    expect(datesOf(doubtful, recordOf(days.slice(1)))).toEqual([]);
  });

  test('what somebody states is never counted', () => {
    expect(datesOf({ counts: 'stated' }, recordOf(everySchoolDay('2026-09-07', '2026-11-30', 'unauthorised')))).toEqual(
      [],
    );
  });
});
