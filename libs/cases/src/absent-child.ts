import { type Open, Problem } from '@app/platform';
import {
  type Absence,
  type AbsenceKind,
  type AbsenceRecord,
  type Calendar,
  dayNumber,
  type LocalDate,
  type Region,
} from '@app/rules';
import type { Casebooks } from './casebook';

/** A child whose signals are counted, with what is known of its absence. */
export interface AbsentChild {
  readonly pupilId: string;
  readonly regionId: string;
  readonly sectors: readonly string[];
  readonly calendar: Calendar;
  readonly record: AbsenceRecord;
}

interface Row {
  region_id: string;
  school_id: string;
  sectors: readonly string[];
  closing_days: readonly LocalDate[];
  settings: Region;
}

/** @throws Problem `not-found` for a child out of sight */
export async function readAbsentChild(open: Open, books: Casebooks, pupilId: string): Promise<AbsentChild> {
  const [row] = await open.sql<Row>(
    `select p.region_id, p.school_id, s.sectors, s.closing_days::text[] as closing_days, r.settings
       from pupil p join organisation s on s.id = p.school_id join region r on r.id = p.region_id where p.id = $1`,
    [pupilId],
  );
  if (!row) throw new Problem('not-found');
  const { region_id: regionId, school_id: schoolId, sectors, closing_days, settings } = row;
  const calendar = books.calendar(settings, closing_days);
  const rows = await open.sql<{
    on: LocalDate;
    kind: AbsenceKind;
    hours: number | null;
    times: number;
    doubtful: boolean;
  }>(
    `select absent_on as "on", kind, hours::float8 as hours, times, doubtful from absence
      where pupil_id = $1 and replaced_at is null order by absent_on, id`,
    [pupilId],
  );
  const absences = rows.flatMap(({ hours, times, ...absence }): Absence[] =>
    Array.from({ length: times }, () => ({ ...absence, ...(hours !== null && { hours }) })),
  );
  const isCovered = await coverageOf(open, schoolId, calendar);
  return { pupilId, regionId, sectors, calendar, record: { absences, calendar, isCovered } };
}

/**
 * The days that a school's files speak of. A file that names no period speaks of all days before the one on which it
 * came: of that day itself more may follow.
 */
async function coverageOf(open: Open, schoolId: string, calendar: Calendar): Promise<AbsenceRecord['isCovered']> {
  const files = await open.sql<{ imported_at: Date; from: LocalDate | null; until: LocalDate | null }>(
    `select imported_at, covers_from as "from", covers_until as until from absence_import where organisation_id = $1`,
    [schoolId],
  );
  const periods = files.map(({ imported_at, from, until }) => ({
    from: from === null ? -Infinity : dayNumber(from),
    until: until === null ? dayNumber(calendar.dateAt(imported_at.getTime())) - 1 : dayNumber(until),
  }));
  return (day) => periods.some(({ from, until }) => from <= day && day <= until);
}
