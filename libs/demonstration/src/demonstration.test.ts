import { readFileSync } from 'node:fs';
import { calendarOf, dayNumber, parseSchoolHolidays } from '@app/rules';
import { asCsv, makeAbsences } from './absences';
import { peopleOf } from './people';
import { childrenTold, makePupils } from './pupils';
import { regionsOf } from './regions';
import { weeklyFiles } from './weekly-files';

const [waterrijk] = regionsOf('small');
const everywhere = regionsOf('whole');
const pupils = makePupils(waterrijk!);
const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });

test('three hundred pupils, each with a number of the test range and an address of nobody', () => {
  expect(pupils).toHaveLength(300);
  expect(new Set(pupils.map(({ bsn }) => bsn)).size).toBe(300);
  expect(pupils.filter(({ bsn }) => !/^99999\d{4}$/.test(bsn ?? ''))).toEqual([]);
  expect(new Set(pupils.map(({ brin, number }) => `${brin} ${number}`)).size).toBe(300);
  expect(pupils.filter(({ number }) => !number.startsWith('0'))).toEqual([]);
});

test('everybody can be reached under .example, and every partner has a whole contact chain', () => {
  const people = everywhere.flatMap(peopleOf);
  expect(people.filter(({ email }) => !/^[a-z.]+@[a-z.]+\.example$/.test(email))).toEqual([]);
  for (const region of everywhere) {
    const own = peopleOf(region);
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    const partners = region.organisations.filter(({ role }) => role !== 'table' && role !== 'decisive-authority');
    const chains = own.filter(({ place }) => !['administrator', 'privacy-officer', 'boa'].includes(place));
    const lengths = partners.map(({ id }) => chains.filter(({ organisation }) => organisation === id).length);
    expect(new Set(lengths)).toEqual(new Set([5]));
  }
});

test('Waterrijk grows to three thousand pupils; each pupil of a school has a number of its own', () => {
  const counts = everywhere.map((region) => [region.id, makePupils(region).length]);
  expect(counts).toEqual([
    ['waterrijk', 3000],
    ['noorderveld', 170],
    ['zuiderkempen', 180],
    ['startpakket', 100],
  ]);
  const all = everywhere.flatMap((region) => [...makePupils(region), ...childrenTold(region)]);
  expect(new Set(all.map(({ brin, number }) => `${brin} ${number}`)).size).toBe(all.length);
});

test('the same absences each time, on school days only, in files of a week', () => {
  const rows = makeAbsences(waterrijk!, calendar);
  expect(asCsv(rows)).toBe(asCsv(makeAbsences(waterrijk!, calendar)));
  expect(rows.filter(({ on }) => on >= '2026-12-19' && on <= '2027-01-03')).toEqual([]);
  const files = weeklyFiles(rows);
  expect(files.flatMap((file) => file.rows)).toHaveLength(rows.length);
  expect(files.filter(({ rows: [first], sentOn }) => first!.known >= sentOn)).toEqual([]);
  expect(rows.filter(({ on, known }) => known > on).length).toBeGreaterThan(0);
});

/** On another day nobody would be there to do it, and nothing would say so. */
test('what is told happens on working days before the first morning', () => {
  const told = everywhere.flatMap((region) => region.told);
  const days = told.flatMap(({ opened, happens }) => [...(opened ? [opened.on] : []), ...happens.map(({ on }) => on)]);
  expect(days.filter((on) => on < '2026-08-31' || on >= '2026-12-07' || !calendar.isWorking(dayNumber(on)))).toEqual(
    [],
  );
});
