import type { TableRhythm } from '../agreements/region';
import { calendarOf } from './calendar';
import { meetingsFrom } from './meetings';

const calendar = calendarOf({ schoolHolidays: [] });
const every = (count: number, unit: 'weeks' | 'months') => ({ count, unit, ends: 'runs-on' }) as const;

/** Seen to fail with a day of the week that is not looked for again after a month. */
test('a table that meets each month on the second Tuesday keeps to it, whatever day the month begins on', () => {
  const rhythm: TableRhythm = { every: every(1, 'months'), day: 'tuesday', at: '14:00', from: '2026-09-08' };
  expect(meetingsFrom(rhythm, '2026-11-10', 4, calendar)).toEqual([
    '2026-11-10',
    '2026-12-08',
    '2027-01-12',
    '2027-02-09',
  ]);
});

test('without a first meeting it counts from the first such day of each school year', () => {
  const rhythm: TableRhythm = { every: every(4, 'weeks'), day: 'monday', at: '10:00' };
  expect(meetingsFrom(rhythm, '2027-07-01', 3, calendar)).toEqual(['2027-07-05', '2027-08-02', '2027-08-30']);
});

/** Seen to fail without the step to the next working day. */
test('a meeting on a public holiday is held on the next working day', () => {
  const rhythm: TableRhythm = { every: every(1, 'weeks'), day: 'monday', at: '10:00' };
  expect(meetingsFrom(rhythm, '2027-03-28', 1, calendar)).toEqual(['2027-03-30']);
});

test('a first meeting that is still to come has none before it', () => {
  const rhythm: TableRhythm = { every: every(3, 'weeks'), day: 'monday', at: '10:00', from: '2026-10-05' };
  expect(meetingsFrom(rhythm, '2026-08-01', 2, calendar)).toEqual(['2026-10-05', '2026-10-26']);
});
