import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicHolidays } from './public-holidays';

/** Made with Gauss's rule for Easter, another than the code uses, and compared with printed calendars. */
const [, ...years] = readFileSync(join(__dirname, 'public-holidays.golden.csv'), 'utf8').trim().split('\n');

const names = [
  'Goede Vrijdag',
  'Eerste Paasdag',
  'Tweede Paasdag',
  'Koningsdag',
  'Hemelvaartsdag',
  'Eerste Pinksterdag',
  'Tweede Pinksterdag',
];

test.each(years)('public holidays of %s', (line) => {
  const [year = '', ...days] = line.split(';');
  const fixed = {
    Nieuwjaarsdag: '01-01',
    Bevrijdingsdag: '05-05',
    'Eerste Kerstdag': '12-25',
    'Tweede Kerstdag': '12-26',
  };
  const expected = { ...fixed, ...Object.fromEntries(names.map((name, index) => [name, days[index]])) };
  const found = Object.fromEntries(publicHolidays(Number(year)).map(({ on, nl }) => [nl, on.slice(5)]));
  expect(found).toEqual(expected);
});

test('the golden table has the years 2024 to 2040', () => {
  expect(years.map((line) => Number(line.slice(0, 4)))).toEqual(Array.from({ length: 17 }, (_, index) => 2024 + index));
});

test('holidays come in order of date, also when two fall on one day', () => {
  for (let year = 2024; year <= 2060; year += 1) {
    const dates = publicHolidays(year).map(({ on }) => on);
    expect(dates).toEqual(dates.toSorted());
  }
});
