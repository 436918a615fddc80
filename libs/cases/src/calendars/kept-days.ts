import type { Open } from '@app/platform';
import type { ClosingDays, LocalDate, SchoolHoliday, SchoolHolidayRow } from '@app/rules';

/** The days off of one school: what its calendar is made of. Equal keys are equal days. */
export interface SchoolDays {
  readonly key: string;
  readonly schoolHolidays: readonly SchoolHoliday[];
  /** From before they had versions and names. */
  readonly closingDays: readonly LocalDate[];
  readonly ofSchool: readonly ClosingDays[];
}

/** A calendar as a case names it, of a school. `closingDays` are those from before they had versions. */
export interface NamedCalendar {
  readonly regionId: string;
  readonly schoolId: string;
  readonly name: string;
  readonly closingDays: readonly LocalDate[];
}

/** Which rows a calendar is of: of the region's school holidays, and of the school's closing days. */
export interface CalendarRows {
  readonly holidays: number;
  readonly closing: number;
}

/** A calendar as cases and their events name it. */
export const calendarName = ({ holidays, closing }: CalendarRows) => `${holidays}.${closing}`;

/** The inverse of `calendarName`. */
export function calendarNamed(name: string): CalendarRows {
  const [holidays = 0, closing = 0] = name.split('.').map(Number);
  return { holidays, closing };
}

/** SQL: the name of the calendar by which a school counts now. */
export const currentCalendar = (school: string) => `(
  coalesce((select max(v.id) from calendar_version v
             where v.region_id = ${school}.region_id and v.organisation_id is null), 0)::text || '.' ||
  coalesce((select max(v.id) from calendar_version v
             where v.region_id = ${school}.region_id and v.organisation_id = ${school}.id), 0)::text)`;

/** SQL: beside an organisation its closing days as they are now, as `v (days, saved_at)`; nothing where it never said any. */
export const newestDays = (organisation: string) => `
  left join lateral (select days, saved_at from calendar_version
                      where region_id = ${organisation}.region_id and organisation_id = ${organisation}.id
                      order by id desc limit 1) v on true`;

/**
 * While days off of a region are corrected no case is opened in it: it would not be among those that are counted again.
 *
 * @param how `shared` by those who open cases, `alone` by who corrects
 */
export async function lockCalendars(open: Open, regionId: string, how: 'shared' | 'alone'): Promise<void> {
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await open.sql(`select ${lock}(hashtextextended('calendars ' || $1::text, 0))`, [regionId]);
}

interface Row {
  id: number;
  region_id: string;
  organisation_id: string | null;
  days: unknown;
}

/** Days off as they were kept at each correction. A row never changes, so what was read once is remembered. */
export class KeptDays {
  private readonly known = new Map<number, unknown>();
  /** `region → the holidays that held before the first correction`. */
  private readonly first = new Map<string, { key: string; rows: readonly SchoolHoliday[] }>();

  /** @param file the school holidays of `workflows/calendars`: those of a region that never corrected them */
  constructor(private readonly file: readonly SchoolHoliday[]) {}

  /** The days off where nothing was ever corrected. */
  get plain(): SchoolDays {
    return { key: 'file', schoolHolidays: this.file, closingDays: [], ofSchool: [] };
  }

  /** The days off behind calendars, in their order. */
  async of(open: Open, calendars: readonly NamedCalendar[]): Promise<SchoolDays[]> {
    await this.read(open, calendars);
    return calendars.map(({ regionId, name, closingDays }) => {
      const { holidays, closing } = calendarNamed(name);
      const first = this.first.get(regionId)!;
      const before = closing === 0 ? closingDays : [];
      return {
        key: [holidays || first.key, closing || before.join()].join(' '),
        schoolHolidays: holidays === 0 ? first.rows : this.kept<SchoolHoliday>(holidays),
        closingDays: before,
        ofSchool: closing === 0 ? [] : this.kept<ClosingDays>(closing),
      };
    });
  }

  /** The school holidays of a region as they are now. */
  async ofRegion(open: Open, regionId: string): Promise<SchoolDays> {
    const [newest] = await open.sql<Row>(
      `select id, days from calendar_version where region_id = $1 and organisation_id is null order by id desc limit 1`,
      [regionId],
    );
    if (!newest) return this.plain;
    return { ...this.plain, key: String(newest.id), schoolHolidays: newest.days as readonly SchoolHolidayRow[] };
  }

  private kept<Days>(id: number): readonly Days[] {
    const days = this.known.get(id);
    if (!days) throw new Error(`There is no calendar ${id} in this region`);
    return days as readonly Days[];
  }

  private async read(open: Open, calendars: readonly NamedCalendar[]): Promise<void> {
    const ids = calendars.flatMap(({ name }) => Object.values(calendarNamed(name)) as number[]);
    const missing = new Set(ids.filter((id) => id > 0 && !this.known.has(id)));
    const regions = new Set(calendars.map(({ regionId }) => regionId).filter((id) => !this.first.has(id)));
    if (missing.size === 0 && regions.size === 0) return;
    const rows = await open.sql<Row>(
      `select id, region_id, organisation_id, days from calendar_version
        where id = any($1) or (region_id = any($2) and organisation_id is null) order by id`,
      [[...missing], [...regions]],
    );
    for (const { id, days } of rows) this.known.set(id, days);
    for (const region of regions) {
      const oldest = rows.find((row) => row.region_id === region && row.organisation_id === null);
      this.first.set(
        region,
        oldest ? { key: String(oldest.id), rows: oldest.days as SchoolHoliday[] } : { key: 'file', rows: this.file },
      );
    }
  }
}
