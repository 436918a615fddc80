import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidayTable, readHolidayFeed, withFeed } from './holiday-feed';
import { parseHolidayTable } from './school-holidays';

/** As it is published: moments in UTC on both sides of summer time, line ends and spaces around values. */
const feed = readFileSync(join(__dirname, 'holiday-feed.golden.json'), 'utf8');
const csv = readFileSync('workflows/calendars/school-holidays.csv', 'utf8');
const table = parseHolidayTable(csv);

const said = (
  type: string,
  region: string,
  dates: Partial<Record<'startdate' | 'enddate', string>> = {},
  year = '2026-2027',
) =>
  JSON.stringify([
    {
      content: [
        {
          schoolyear: year,
          vacations: [
            {
              type,
              regions: [
                { region, startdate: '2026-10-09T22:00:00.000Z', enddate: '2026-10-18T21:59:00.000Z', ...dates },
              ],
            },
          ],
        },
      ],
    },
  ]);

/** Seen to fail: with the dates as they stand in the moments. */
test('the published feed of 2026-2027 is the table that we have of it', () => {
  const { rows, mistakes } = readHolidayFeed(feed);
  expect(mistakes).toEqual([]);
  expect(holidayTable(rows)).toBe(holidayTable(table.filter(({ year }) => year === '2026-2027')));
});

test('one school year, without a list around it, is read too', () => {
  const [record] = JSON.parse(feed) as object[];
  expect(readHolidayFeed(JSON.stringify(record))).toEqual(readHolidayFeed(feed));
});

test('our table is written as it was read', () => {
  expect(holidayTable(table)).toBe(csv);
});

test('an end at the last day’s midnight or a minute before the next is the same day', () => {
  const ends = ['2026-10-17T22:00:00.000Z', '2026-10-18T21:59:00Z'];
  const rows = ends.map((enddate) => readHolidayFeed(said('Herfstvakantie', 'noord', { enddate })).rows[0]!);
  expect(rows.map(({ last }) => last)).toEqual(['2026-10-18', '2026-10-18']);
});

test.each([
  ['no JSON', '<html>', /^the file: /],
  ['another shape', '[{"vacations":[]}]', /^0.content: /],
  ['a file without holidays', '{"content":[]}', /^the file: no holidays$/],
  ['an unknown holiday', said('Krokusvakantie', 'noord'), /Krokusvakantie noord: the holidays are herfstvakantie/],
  ['an unknown region', said('Meivakantie', 'oost'), /oost: the regions are noord, midden, zuid and heel nederland/],
  ['a date without a meaning', said('Meivakantie', 'zuid', { startdate: '10-10-2026' }), /10-10-2026 is no moment/],
  ['an end before its beginning', said('Meivakantie', 'zuid', { enddate: '2026-10-01T22:00:00Z' }), /before it begins/],
  ['a year that is none', said('Meivakantie', 'zuid', {}, '2026'), /a school year looks like/],
])('%s is a mistake, in words', (_what, json, mistake) => {
  expect(readHolidayFeed(json).mistakes).toEqual([expect.stringMatching(mistake)]);
});

test('what is said twice is a mistake when the dates differ', () => {
  const [one, same, other] = ['18', '18', '19'].map(
    (day) => JSON.parse(said('Herfstvakantie', 'noord', { enddate: `2026-10-${day}T21:59:00Z` }))[0] as object,
  );
  expect(readHolidayFeed(JSON.stringify([one, same])).mistakes).toEqual([]);
  expect(readHolidayFeed(JSON.stringify([one, other])).mistakes).toEqual([
    '2026-2027 herfst noord is there twice, with other dates',
  ]);
});

test('a feed moves, adds and leaves out; other years stay', () => {
  const rows = readHolidayFeed(said('Herfstvakantie', ' heel Nederland ')).rows;
  const { rows: after, changes } = withFeed(table, [...rows, { ...rows[0]!, year: '2030-2031' }]);
  expect(
    changes.filter(({ kind }) => kind !== 'missing').map(({ kind, holiday, was }) => [kind, holiday, was?.first]),
  ).toEqual([
    ['moved', '2026-2027 herfst midden', '2026-10-17'],
    ['moved', '2026-2027 herfst zuid', '2026-10-17'],
    ['new', '2030-2031 herfst noord', undefined],
  ]);
  expect(changes.filter(({ kind }) => kind === 'missing')).toHaveLength(12);
  expect(after).toHaveLength(table.length + 1);
});
