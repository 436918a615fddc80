import { z } from 'zod';
import { momentsOf } from './moments';
import { holidayRegionNames, holidayRegions, type SchoolHolidayRow } from './school-holidays';

/** Holidays by the names of the feed, in the order of the table, which leaves `vakantie` out. */
const holidays = ['herfst', 'kerst', 'voorjaar', 'mei', 'zomer'];
const everywhere = 'heel nederland';
const zone = 'Europe/Amsterdam';

/** Values of the feed stand between line ends and spaces. */
const text = z.string().transform((value) => value.replace(/\s+/g, ' ').trim());
const period = z.object({ region: text, startdate: text, enddate: text });
const schema = z.array(
  z.object({
    content: z.array(
      z.object({
        schoolyear: text.transform((value) => value.replace(/ ?- ?/, '-')),
        vacations: z.array(z.object({ type: text, regions: z.array(period) })),
      }),
    ),
  }),
);

/** What the feed says; nothing is right to use while there are mistakes. */
export interface HolidayFeed {
  readonly rows: readonly SchoolHolidayRow[];
  readonly mistakes: readonly string[];
}

/**
 * Reads the school holidays as Rijksoverheid publishes them (`infotypes/schoolholidays`, JSON), all years or one:
 * moments in UTC, from the first moment of the first day in the Netherlands to a moment of the last.
 */
export function readHolidayFeed(json: string): HolidayFeed {
  const read = schema.safeParse(parsed(json));
  if (!read.success) {
    const mistakes = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    return { rows: [], mistakes };
  }
  if (read.data.every(({ content }) => content.length === 0)) return { rows: [], mistakes: ['the file: no holidays'] };
  const found = new Map<string, SchoolHolidayRow>();
  const mistakes: string[] = [];
  for (const { schoolyear, vacations } of read.data.flatMap(({ content }) => content)) {
    for (const { type, regions } of vacations) {
      for (const one of regions) {
        const rows = rowsOf(schoolyear, type, one);
        if (typeof rows === 'string') mistakes.push(`${schoolyear} ${type} ${one.region}: ${rows}`);
        else mistakes.push(...rows.flatMap((row) => added(found, row)));
      }
    }
  }
  return { rows: [...found.values()].toSorted(inOrder), mistakes };
}

/** A list of records; the address of one school year gives its record alone. */
function parsed(json: string): unknown {
  try {
    const read: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return Array.isArray(read) ? read : [read];
  } catch {
    return undefined;
  }
}

/** The rows that one period is, or what is wrong with it. */
function rowsOf(year: string, type: string, { region, startdate, enddate }: z.infer<typeof period>) {
  const name = holidays.find((one) => type.toLowerCase() === `${one}vakantie`);
  const known = holidayRegionNames[region.toLowerCase()];
  const regions = region.toLowerCase() === everywhere ? holidayRegions : known && [known];
  const [first, last] = [dateOn(startdate), dateOn(enddate)];
  if (!isSchoolYear(year)) return 'a school year looks like 2026-2027';
  if (!name) return `the holidays are ${holidays.map((one) => `${one}vakantie`).join(', ')}`;
  if (!regions) return `the regions are ${Object.keys(holidayRegionNames).join(', ')} and ${everywhere}`;
  if (!first || !last) return `${first ? enddate : startdate} is no moment like 2026-10-09T22:00:00.000Z`;
  if (last < first) return `it ends (${last}) before it begins (${first})`;
  return regions.map((one): SchoolHolidayRow => ({ year, name, region: one, first, last }));
}

const isSchoolYear = (year: string) =>
  /^\d{4}-\d{4}$/.test(year) && Number(year.slice(5)) === Number(year.slice(0, 4)) + 1;

function dateOn(moment: string) {
  const { read, dateAt } = momentsOf(zone);
  const at = read(moment);
  return at === undefined ? undefined : dateAt(at);
}

/** The feed may say a thing twice, but not otherwise the second time. */
function added(found: Map<string, SchoolHolidayRow>, row: SchoolHolidayRow): string[] {
  const key = keyOf(row);
  const there = found.get(key);
  if (there && !isSame(there, row)) return [`${key} is there twice, with other dates`];
  found.set(key, row);
  return [];
}

const dutch = ({ region }: SchoolHolidayRow) =>
  Object.keys(holidayRegionNames).find((name) => holidayRegionNames[name] === region)!;
const keyOf = (row: SchoolHolidayRow) => `${row.year} ${row.name} ${dutch(row)}`;
const isSame = (one: SchoolHolidayRow, other: SchoolHolidayRow) => one.first === other.first && one.last === other.last;
const placeOf = ({ name, region }: SchoolHolidayRow) => holidays.indexOf(name) * 10 + holidayRegions.indexOf(region);

function inOrder(one: SchoolHolidayRow, other: SchoolHolidayRow): number {
  return one.year.localeCompare(other.year) || placeOf(one) - placeOf(other);
}

/** What a feed does to one row of the table. `missing`: its year is in the feed, but this holiday is not; it stays. */
export interface HolidayChange {
  readonly kind: 'new' | 'moved' | 'missing';
  /** `2026-2027 herfst noord` */
  readonly holiday: string;
  readonly row: SchoolHolidayRow;
  readonly was?: SchoolHolidayRow;
}

/** The table with what the feed says in it, and what that changes. Years of which the feed says nothing stay as they are. */
export function withFeed(table: readonly SchoolHolidayRow[], feed: readonly SchoolHolidayRow[]) {
  const known = new Map(table.map((row) => [keyOf(row), row]));
  const said = new Map(feed.map((row) => [keyOf(row), row]));
  const years = new Set(feed.map(({ year }) => year));
  const rows = [...new Map([...known, ...said]).values()].toSorted(inOrder);
  const changes = rows.flatMap((row): HolidayChange[] => {
    const holiday = keyOf(row);
    const was = known.get(holiday);
    if (!was) return [{ kind: 'new', holiday, row }];
    if (!said.has(holiday)) return years.has(row.year) ? [{ kind: 'missing', holiday, row }] : [];
    return isSame(was, row) ? [] : [{ kind: 'moved', holiday, row, was }];
  });
  return { rows, changes };
}

/** The text that `parseHolidayTable` reads. */
export function holidayTable(rows: readonly SchoolHolidayRow[]): string {
  const lines = rows.map((row) => [row.year, row.name, dutch(row), row.first, row.last].join(';'));
  return `${['schooljaar;vakantie;regio;eerste_dag;laatste_dag', ...lines].join('\n')}\n`;
}
