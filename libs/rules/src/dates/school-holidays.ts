import { isLocalDate, type LocalDate } from './local-date';

/** The three school-holiday regions of the Netherlands. */
export const holidayRegions = ['north', 'middle', 'south'] as const;
export type HolidayRegion = (typeof holidayRegions)[number];

/** One school holiday of one region, both days included. */
export interface SchoolHoliday {
  region: HolidayRegion;
  name: string;
  first: LocalDate;
  last: LocalDate;
}

/** A row of the table: a holiday and its school year, `2026-2027`. */
export interface SchoolHolidayRow extends SchoolHoliday {
  year: string;
}

/** By their Dutch names, in the order of the table. */
export const holidayRegionNames: Record<string, HolidayRegion> = { noord: 'north', midden: 'middle', zuid: 'south' };

/**
 * Reads `schooljaar;vakantie;regio;eerste_dag;laatste_dag` (the Rijksoverheid feed as a table, header first).
 *
 * @throws Error naming the line that is wrong
 */
export function parseHolidayTable(csv: string): SchoolHolidayRow[] {
  const lines = csv.trim().split(/\r?\n/).slice(1);
  return lines.map((line, index) => {
    const [year, name, regionName, first, last] = line.split(';').map((cell) => cell.trim());
    const region = holidayRegionNames[regionName ?? ''];
    if (!year || !name || !region || !first || !last || !isLocalDate(first) || !isLocalDate(last) || last < first) {
      throw new Error(`School holidays, line ${index + 2}: expected schooljaar;vakantie;regio;eerste_dag;laatste_dag`);
    }
    return { year, region, name, first, last };
  });
}

/** The same, without the school years: what calendars are made of. */
export function parseSchoolHolidays(csv: string): readonly SchoolHoliday[] {
  return parseHolidayTable(csv).map(({ year: _year, ...holiday }) => holiday);
}
