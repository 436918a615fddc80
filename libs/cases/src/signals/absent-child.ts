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
import { currentCalendar } from '../calendars/kept-days';
import type { Casebooks } from '../casebook';
import type { ChildOfCase } from '../parties';

/** A child whose signals are counted, with what is known of its absence. */
export interface AbsentChild {
  readonly pupilId: string;
  readonly regionId: string;
  /** The region is not switched on: its signals are not counted yet. */
  readonly isHeld: boolean;
  readonly sectors: readonly string[];
  readonly municipality: string;
  /** The number of its school. */
  readonly school?: string | undefined;
  readonly calendar: Calendar;
  readonly record: AbsenceRecord;
}

interface Row {
  id: string;
  region_id: string;
  school_id: string;
  school_number: string | null;
  municipality: string;
  sectors: readonly string[];
  closing_days: readonly LocalDate[];
  /** The name of the calendar by which the school counts now. */
  calendar: string;
  settings: Region;
  held: boolean;
}

interface AbsenceRow {
  pupil_id: string;
  on: LocalDate;
  kind: AbsenceKind;
  hours: number | null;
  times: number;
  doubtful: boolean;
}

interface FileRow {
  organisation_id: string;
  from: LocalDate;
  until: LocalDate;
}

/** @throws Problem `not-found` when one of the children is out of sight */
export async function readAbsentChildren(
  open: Open,
  books: Casebooks,
  pupilIds: readonly string[],
): Promise<AbsentChild[]> {
  const children = await open.sql<Row>(
    `select p.id, p.region_id, p.school_id, s.number as school_number, p.municipality, s.sectors, s.closing_days::text[] as closing_days, r.settings,
            r.active_since is null as held,
            ${currentCalendar('s')} as calendar
       from pupil p join organisation s on s.id = p.school_id join region r on r.id = p.region_id
      where p.id = any($1) order by array_position($1, p.id)`,
    [pupilIds],
  );
  if (children.length < new Set(pupilIds).size) throw new Problem('not-found');
  const absences = groupBy(await absencesOf(open, pupilIds), ({ pupil_id }) => pupil_id);
  const schools = [...new Set(children.map(({ school_id }) => school_id))];
  const files = groupBy(await filesOf(open, schools), ({ organisation_id }) => organisation_id);
  const days = await books.days.of(open, children.map(namedCalendar));
  return children.map((row, place) => {
    const { id: pupilId, region_id: regionId, school_id, municipality, sectors, settings, held: isHeld } = row;
    const calendar = books.calendar(settings, days[place]);
    const isCovered = coverage(files.get(school_id) ?? []);
    const record = { absences: (absences.get(pupilId) ?? []).flatMap(eachTime), calendar, isCovered };
    const school = row.school_number ?? undefined;
    return { pupilId, regionId, isHeld, sectors, municipality, school, calendar, record };
  });
}

/** A child of whom somebody states what nobody counts: nothing is looked up of its absence. */
export async function readStatedChild(
  open: Open,
  books: Casebooks,
  { pupilId, regionId, schoolId, municipality }: ChildOfCase & { readonly pupilId: string },
): Promise<AbsentChild> {
  const [school] = await open.sql<Pick<Row, 'sectors' | 'school_number' | 'settings' | 'held'>>(
    `select s.sectors, s.number as school_number, r.settings, r.active_since is null as held
       from organisation s join region r on r.id = s.region_id where s.id = $1`,
    [schoolId],
  );
  if (!school) throw new Problem('not-found');
  const calendar = books.calendar(school.settings);
  const record = { absences: [], calendar, isCovered: () => false };
  const { held: isHeld, sectors, school_number: number } = school;
  return { pupilId, regionId, isHeld, sectors, municipality, school: number ?? undefined, calendar, record };
}

function namedCalendar({ region_id: regionId, school_id: schoolId, calendar: name, closing_days: closingDays }: Row) {
  return { regionId, schoolId, name, closingDays };
}

function absencesOf(open: Open, pupilIds: readonly string[]): Promise<AbsenceRow[]> {
  return open.sql<AbsenceRow>(
    `select pupil_id, absent_on as "on", kind, hours::float8 as hours, times, doubtful from absence
      where pupil_id = any($1) and replaced_at is null order by absent_on, id`,
    [pupilIds],
  );
}

function filesOf(open: Open, schools: readonly string[]): Promise<FileRow[]> {
  return open.sql<FileRow>(
    `select organisation_id, covers_from as "from", covers_until as until from absence_import
      where organisation_id = any($1) and covers_from <= covers_until`,
    [schools],
  );
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function eachTime({ on, kind, hours, times, doubtful }: AbsenceRow): Absence[] {
  return Array.from({ length: times }, () => ({ on, kind, doubtful, ...(hours !== null && { hours }) }));
}

/** The days that a school's files speak of; one that names no period speaks of none. */
function coverage(files: readonly FileRow[]): AbsenceRecord['isCovered'] {
  const periods = files.map(({ from, until }) => ({ from: dayNumber(from), until: dayNumber(until) }));
  return (day) => periods.some(({ from, until }) => from <= day && day <= until);
}
