import type { Open } from '@app/platform';
import type { AbsenceKind, LocalDate } from '@app/rules';
import type { Statement } from './absence-row';

/** A statement of a pupil that is known. */
export interface PupilStatement extends Omit<Statement, 'number' | 'line'> {
  readonly pupilId: string;
}

interface InForce {
  id: number;
  pupilId: string;
  on: LocalDate;
  part: string;
  kind: AbsenceKind;
  hours: number | null;
}

/** A day as it now stands: one row for each kind, with the hours of all its lessons. */
export interface AbsentDay {
  readonly pupilId: string;
  readonly on: LocalDate;
  readonly kind: AbsenceKind;
  readonly hours?: number;
  /** How many statements the day was made of: times late. */
  readonly times: number;
}

/** What statements came to. */
export interface Stated {
  readonly accepted: number;
  readonly unchanged: number;
  /** Every day that changed, whole. */
  readonly days: readonly AbsentDay[];
}

/**
 * Keeps statements. One that says what is known already changes nothing; another about the same part of the day
 * replaces it; one about the whole day takes the place of its lessons, and the other way round.
 *
 * Of one file, so that no two statements are about the same part of a day. The caller keeps others from the same
 * pupils at bay.
 */
export async function keepStatements(
  open: Open,
  importId: string,
  statements: readonly PupilStatement[],
): Promise<Stated> {
  const known = await inForce(open, statements);
  const news = statements.filter((statement) => !known.some((old) => isSame(old, statement)));
  const replaced = known.filter((old) => news.some((statement) => isReplaced(old, statement)));
  await open.sql(`update absence_statement set replaced_at = $2 where id = any($1)`, [
    replaced.map(({ id }) => id),
    open.now,
  ]);
  await insert(open, importId, news);
  const days = await daysOf(open, news);
  return { accepted: news.length, unchanged: statements.length - news.length, days };
}

type Day = Pick<PupilStatement, 'pupilId' | 'on'>;

const isSameDay = (one: Day, other: Day) => one.pupilId === other.pupilId && one.on === other.on;

function isSame(old: InForce, { part, kind, hours, ...day }: PupilStatement): boolean {
  return isSameDay(old, day) && old.part === part && old.kind === kind && old.hours === (hours ?? null);
}

/** A time late that names no lesson says nothing of the rest of the day, and is touched by nothing but itself. */
function isReplaced(old: InForce, statement: PupilStatement): boolean {
  if (!isSameDay(old, statement)) return false;
  if (old.part === statement.part) return true;
  if (old.part === 'late' || statement.part === 'late') return false;
  return old.part === 'day' || statement.part === 'day';
}

/** For `unnest`: the days once each, as two columns. */
function columnsOf(days: readonly Day[]): [pupils: string[], dates: string[]] {
  const unique = [...new Map(days.map((day) => [`${day.pupilId} ${day.on}`, day])).values()];
  return [unique.map(({ pupilId }) => pupilId), unique.map(({ on }) => on)];
}

function inForce(open: Open, days: readonly Day[]): Promise<InForce[]> {
  return open.sql<InForce>(
    `select s.id, s.pupil_id as "pupilId", s.absent_on as "on", s.part, s.kind, s.hours::float8 as hours
       from unnest($1::uuid[], $2::date[]) as asked (pupil_id, absent_on)
       join absence_statement s using (pupil_id, absent_on)
      where s.replaced_at is null`,
    columnsOf(days),
  );
}

async function insert(open: Open, importId: string, statements: readonly PupilStatement[]): Promise<void> {
  await open.sql(
    `insert into absence_statement (pupil_id, absent_on, part, kind, hours, import_id, stated_at)
     select *, $6::uuid, $7::timestamptz
       from unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::numeric[])`,
    [
      statements.map(({ pupilId }) => pupilId),
      statements.map(({ on }) => on),
      statements.map(({ part }) => part),
      statements.map(({ kind }) => kind),
      statements.map(({ hours }) => hours ?? null),
      importId,
      open.now,
    ],
  );
}

async function daysOf(open: Open, days: readonly Day[]): Promise<readonly AbsentDay[]> {
  const rows = await open.sql<{
    pupilId: string;
    on: LocalDate;
    kind: AbsenceKind;
    hours: number | null;
    times: number;
  }>(
    `select s.pupil_id as "pupilId", s.absent_on as "on", s.kind, sum(s.hours)::float8 as hours,
            (case s.kind when 'late' then count(*) else 1 end)::int as times
       from unnest($1::uuid[], $2::date[]) as asked (pupil_id, absent_on)
       join absence_statement s using (pupil_id, absent_on)
      where s.replaced_at is null
      group by s.pupil_id, s.absent_on, s.kind
      order by s.absent_on, s.pupil_id, s.kind`,
    columnsOf(days),
  );
  return rows.map(({ hours, ...day }) => ({ ...day, ...(hours !== null && { hours }) }));
}
