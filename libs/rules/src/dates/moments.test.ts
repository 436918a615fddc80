import { readFileSync } from 'node:fs';
import { calendarOf, nextDayOfYear } from './calendar';
import { addMonths, isLocalDate } from './local-date';
import { momentsOf } from './moments';
import { parseSchoolHolidays } from './school-holidays';

const amsterdam = momentsOf('Europe/Amsterdam');
const csv = readFileSync('workflows/calendars/school-holidays.csv', 'utf8');

test.each([
  ['2026-12-22', '2026-12-22T00:00:00+01:00'],
  ['2026-12-22T09:30', '2026-12-22T09:30:00+01:00'],
  ['2026-07-01T09:30:15', '2026-07-01T09:30:15+02:00'],
  ['2026-12-22T09:30Z', '2026-12-22T10:30:00+01:00'],
  ['2026-12-22T09:30+05:00', '2026-12-22T05:30:00+01:00'],
  ['2027-03-28T02:30', '2027-03-28T03:30:00+02:00'],
  ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
])('reads %s as %s', (text, written) => {
  expect(amsterdam.write(amsterdam.read(text)!)).toBe(written);
});

test.each(['2026-13-01', '2027-02-29', '2026-12-22T25:00', '22-12-2026', '2026-12-22 09:00', 'today', '2026-12-22Z'])(
  'refuses %s',
  (text) => {
    expect(amsterdam.read(text)).toBeUndefined();
  },
);

test('the date on the wall is that of the zone', () => {
  expect(amsterdam.dateAt(Date.parse('2026-10-24T22:30:00Z'))).toBe('2026-10-25');
  expect(amsterdam.dateAt(Date.parse('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  expect(momentsOf('America/New_York').dateAt(Date.parse('2027-01-01T04:59:59Z'))).toBe('2026-12-31');
});

test('a zone that does not exist is refused', () => {
  expect(() => momentsOf('Europe/Waterrijk')).toThrow(RangeError);
});

test('messages go off at the dispatch time, on a working day', () => {
  const calendar = calendarOf({ schoolHolidays: [] });
  const next = (text: string): string => calendar.write(calendar.nextDispatch(calendar.read(text)!));
  expect(next('2026-12-21T08:59')).toBe('2026-12-21T09:00:00+01:00');
  expect(next('2026-12-21T09:00')).toBe('2026-12-21T09:00:00+01:00');
  expect(next('2026-12-21T09:01')).toBe('2026-12-22T09:00:00+01:00');
  expect(next('2026-12-24T09:01')).toBe('2026-12-28T09:00:00+01:00');
  expect(next('2027-03-27')).toBe('2027-03-30T09:00:00+02:00');
});

test('every day that does not count says why', () => {
  const calendar = calendarOf({ schoolHolidays: parseSchoolHolidays(csv), closingDays: ['2026-11-24'] });
  expect(calendar.whyOff('2026-11-23', true)).toBeUndefined();
  expect(calendar.whyOff('2026-11-24', true)).toMatchObject({ rule: 'closing-day' });
  expect(calendar.whyOff('2026-11-24')).toBeUndefined();
  expect(calendar.whyOff('2026-11-28')).toMatchObject({ rule: 'weekend' });
  expect(calendar.whyOff('2026-12-21', true)).toMatchObject({ rule: 'school-holiday', name: { nl: 'kerstvakantie' } });
  expect(calendar.whyOff('2026-12-25', true)).toMatchObject({
    rule: 'public-holiday',
    name: { nl: 'Eerste Kerstdag' },
  });
});

test('a date exists, or it is none', () => {
  expect(isLocalDate('2028-02-29')).toBe(true);
  expect(['2027-02-29', '2027-2-1', '2027-00-10', '', 'x'].filter((text) => isLocalDate(text))).toEqual([]);
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  expect(nextDayOfYear({ day: 29, month: 2 }, '2027-02-28')).toBe('2028-02-29');
});

test('a table of school holidays with a wrong line names it', () => {
  const header = 'schooljaar;vakantie;regio;eerste_dag;laatste_dag';
  expect(parseSchoolHolidays(csv)).toHaveLength(90);
  expect(() => parseSchoolHolidays(`${header}\n2026-2027;herfst;oost;2026-10-17;2026-10-25`)).toThrow('line 2');
  expect(() => parseSchoolHolidays(`${header}\n2026-2027;herfst;noord;2026-10-25;2026-10-17`)).toThrow('line 2');
});
