import { randomUUID } from 'node:crypto';
import { type Open, type Person, Problem } from '@app/platform';
import { type Calendar, calendarOf, countBack, type LocalDate, meetingsFrom, type Region, type Span } from '@app/rules';
import { regionOf } from '../people';
import { refusedBecause } from './refused';

/** The table of a region, and when it meets. */
export interface Table {
  readonly organisationId: string;
  readonly name: string;
  readonly calendar: Calendar;
  readonly today: LocalDate;
  /** Undefined where the region agreed on no rhythm. */
  readonly rhythm: Region['table'];
}

/** A meeting of the table; it has an id as soon as something was written down for it. */
export interface Meeting {
  readonly id: string | undefined;
  readonly on: LocalDate;
  readonly finalAt: Date | null;
  /** From this day on the parties of a case see that it is on the agenda. */
  readonly agendaFrom: LocalDate;
  /** Until this day a director asks for a place on it; after that the table adds what is urgent. */
  readonly closesOn: LocalDate;
  /** Minutes. */
  readonly lasts: number;
}

const workingDays = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });
const ahead = 3;
/** Of which nobody said how long it lasts. */
const usuallyLasts = 120;

/** @throws Problem `not-found` in a region without a table */
export async function tableOf(open: Open<Person>): Promise<Table> {
  const { who, nowMs, sql } = open;
  const { settings } = await regionOf(open, who.region);
  const [found] = await sql<{ id: string; name: string }>(
    `select id, name from organisation where role = 'table' order by id <> $1, name limit 1`,
    [who.organisation],
  );
  if (!found) throw new Problem('not-found');
  const { zone, dispatch, closingDays } = settings;
  const calendar = calendarOf({ zone, dispatch, closingDays, schoolHolidays: [] });
  const { id: organisationId, name } = found;
  return { organisationId, name, calendar, today: calendar.dateAt(nowMs), rhythm: settings.table };
}

interface Row {
  id: string;
  on: LocalDate;
  finalAt: Date | null;
  lasts: number | null;
}

const kept = `
  select id, held_on as "on", final_at as "finalAt", lasts from table_meeting where organisation_id = $1`;

/** The next meetings by the rhythm of the region, and those for which something was written down; the last first. */
export async function meetingsOf(open: Open<Person>, table: Table): Promise<Meeting[]> {
  const rows = await open.sql<Row>(`${kept} order by held_on desc limit 50`, [table.organisationId]);
  const coming = table.rhythm ? meetingsFrom(table.rhythm, table.today, ahead, table.calendar) : [];
  const known = new Set(rows.map(({ on }) => on));
  const all = [
    ...rows,
    ...coming.filter((on) => !known.has(on)).map((on) => ({ id: undefined, on, finalAt: null, lasts: null })),
  ];
  return all.toSorted((one, other) => (one.on < other.on ? 1 : -1)).map((row) => withDates(row, table));
}

/**
 * The meeting of a day.
 *
 * @throws Problem `not-found` for a day on which the table does not meet
 */
export async function meetingOn(open: Open<Person>, table: Table, on: LocalDate): Promise<Meeting> {
  const [row] = await open.sql<Row>(`${kept} and held_on = $2`, [table.organisationId, on]);
  if (row) return withDates(row, table);
  const [next] = table.rhythm ? meetingsFrom(table.rhythm, on, 1, table.calendar) : [];
  if (next !== on) throw new Problem('not-found');
  return withDates({ id: undefined, on, finalAt: null, lasts: null }, table);
}

function withDates(
  { id, on, finalAt, lasts }: Omit<Row, 'id'> & { id: string | undefined },
  { calendar }: Table,
): Meeting {
  const back = (count: number) => countBack(on, workingDays(count), calendar);
  return { id, on, finalAt, agendaFrom: back(5), closesOn: back(10), lasts: lasts ?? usuallyLasts };
}

/**
 * The meeting of a day in which something will be written down by the table, and its lock: it has a row from then on.
 *
 * @throws CaseProblem `act-refused` when its minutes are final
 */
export async function openMeeting(open: Open<Person>, table: Table, on: LocalDate): Promise<Meeting & { id: string }> {
  const meeting = await meetingOn(open, table, on);
  await open.sql(
    `insert into table_meeting (id, region_id, organisation_id, held_on) values ($1, $2, $3, $4)
     on conflict (organisation_id, held_on) do nothing`,
    [randomUUID(), open.who.region, table.organisationId, on],
  );
  const [row] = await open.sql<Row>(`${kept} and held_on = $2 for update`, [table.organisationId, on]);
  // The wall lets nobody lock a meeting whose minutes are final.
  if (!row) throw alreadyFinal();
  return { ...meeting, id: row.id };
}

export const alreadyFinal = () =>
  refusedBecause({ nl: 'het verslag van deze vergadering staat vast', en: 'the minutes of this meeting are final' });

/** @throws CaseProblem `act-refused` before the day of the meeting */
export function expectDay({ on }: Meeting, { today }: Table): void {
  if (today < on) {
    throw refusedBecause({ nl: 'de vergadering is nog niet begonnen', en: 'the meeting has not begun yet' });
  }
}

/** Writes down which organisations are there. */
export async function notePresent(
  open: Open<Person>,
  { id }: { id: string },
  organisations: readonly string[],
): Promise<void> {
  await open.sql(`delete from table_present where meeting_id = $1`, [id]);
  await open.sql(
    `insert into table_present (meeting_id, organisation_id)
     select $1, o.id from organisation o where o.id = any($2)`,
    [id, organisations],
  );
}

/** Says how long a meeting lasts, in minutes. */
export async function noteTime(open: Open<Person>, { id }: { id: string }, minutes: number): Promise<void> {
  await open.sql(`update table_meeting set lasts = $2 where id = $1`, [id, minutes]);
}

/** An organisation at the table. */
export interface AtTable {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Who can be there: every organisation of the region. */
export function organisationsOf(open: Open<Person>): Promise<AtTable[]> {
  return open.sql<AtTable>(
    `select id, name, role from organisation where region_id = $1 and not is_family order by role, name`,
    [open.who.region],
  );
}

export function presentAt(open: Open<Person>, { id }: Meeting): Promise<AtTable[]> {
  return open.sql<AtTable>(
    `select o.id, o.name, o.role from table_present p join organisation o on o.id = p.organisation_id
      where p.meeting_id = $1 order by o.role, o.name`,
    [id ?? null],
  );
}
