import { readFileSync } from 'node:fs';
import { calendarOf, parseSchoolHolidays } from '@app/rules';
import { asCsv, makeAbsences, weeklyFiles } from './absences';
import { organisations } from './organisations';
import { people } from './people';
import { makePupils } from './pupils';

const pupils = makePupils();
const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });
const halfYear = { first: '2026-08-31', last: '2027-01-29', calendar } as const;

test('three hundred pupils, each with a number of the test range and an address of nobody', () => {
  expect(pupils).toHaveLength(300);
  expect(new Set(pupils.map(({ bsn }) => bsn)).size).toBe(300);
  expect(pupils.filter(({ bsn }) => !/^99999\d{4}$/.test(bsn))).toEqual([]);
  expect(new Set(pupils.map(({ brin, number }) => `${brin} ${number}`)).size).toBe(300);
  expect(pupils.filter(({ number }) => !number.startsWith('0'))).toEqual([]);
});

test('everybody can be reached under .example, and every partner has a whole contact chain', () => {
  expect(people.filter(({ email }) => !/^[a-z.]+@[a-z.]+\.example$/.test(email))).toEqual([]);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  const partners = organisations.filter(({ role }) => role !== 'table' && role !== 'decisive-authority');
  const lengths = partners.map(({ id }) => people.filter(({ organisation }) => organisation === id).length);
  expect(new Set(lengths)).toEqual(new Set([5]));
});

test('the same absences each time, on school days only, in files of a week', () => {
  const rows = makeAbsences(pupils, halfYear);
  expect(asCsv(rows)).toBe(asCsv(makeAbsences(makePupils(), halfYear)));
  expect(rows.filter(({ on }) => on >= '2026-12-19' && on <= '2027-01-03')).toEqual([]);
  const files = weeklyFiles(rows);
  expect(files.flatMap((file) => file.rows)).toHaveLength(rows.length);
  expect(files.filter(({ rows: [first], sentOn }) => first!.known >= sentOn)).toEqual([]);
  expect(rows.filter(({ on, known }) => known > on).length).toBeGreaterThan(0);
});
