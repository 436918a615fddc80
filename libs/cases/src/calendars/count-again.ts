import type { Open } from '@app/platform';
import { type CalendarPoint, calendarPoints, type CorrectedCalendar, type LocalDate, titlesOf } from '@app/rules';
import type { Casebooks } from '../casebook';
import type { Change, Entry } from '../change';
import { changeMany, type LivedChange } from '../change-many';
import { calendarName, calendarNamed } from './kept-days';

/** What becomes of one case. */
export interface CorrectedCase {
  readonly caseId: string;
  readonly openedOn: LocalDate;
  /** What moves; empty where nothing that is open does. */
  readonly points: readonly CalendarPoint[];
}

/** A correction that was kept: which days off, of a region or one of its schools, and their row. */
export interface KeptCorrection {
  readonly regionId: string;
  readonly organisationId: string | undefined;
  readonly what: CorrectedCalendar['what'];
  readonly row: number;
  readonly by: Entry['by'] | undefined;
}

/** Counts every case that did not end again, after everything that was planned until now by the calendar until now. */
export async function countAgain(open: Open, books: Casebooks, kept: KeptCorrection): Promise<CorrectedCase[]> {
  const caseIds = await concerned(open, kept);
  return changeMany(open, { books, caseIds, change: (some) => countSome(open, books, some, kept) });
}

async function concerned(open: Open, { regionId, organisationId }: KeptCorrection): Promise<string[]> {
  const rows = await open.sql<{ id: string }>(
    `select id from case_file where region_id = $1 and ($2::uuid is null or school_id = $2) and phase <> 'ended'
      order by id`,
    [regionId, organisationId ?? null],
  );
  return rows.map(({ id }) => id);
}

async function countSome(
  open: Open,
  books: Casebooks,
  some: readonly LivedChange[],
  kept: KeptCorrection,
): Promise<CorrectedCase[]> {
  const changes = some.map((one) => {
    const from = one.change.kept.book.calendarName;
    return { ...one, from, to: nameAfter(from, kept) };
  });
  await name(open, changes);
  const bookOf = await books.of(
    open,
    changes.map(({ change }) => change.kept.id),
  );
  const { what, by } = kept;
  return changes.map(({ change, at, from, to }): CorrectedCase => {
    const { id, book: old } = change.kept;
    const book = bookOf.get(id)!;
    const before = change.state;
    change.correctCalendar({ at, what, from, to }, book, by);
    const titles = titlesOf(before.workflows.map(({ workflow }) => book.agreements.get(workflow)!));
    const of = { before, after: change.state, titles };
    const points = calendarPoints(of, { was: old.calendar, is: book.calendar });
    return { caseId: id, openedOn: book.calendar.dateAt(before.openedAt), points };
  });
}

function nameAfter(before: string, { what, row }: KeptCorrection): string {
  const rows = calendarNamed(before);
  return calendarName(what === 'closing-days' ? { ...rows, closing: row } : { ...rows, holidays: row });
}

/** From now on the cases name the other calendar; those by which they counted stay named. */
async function name(open: Open, changes: readonly { change: Change; to: string }[]): Promise<void> {
  await open.sql(
    `update case_file c set calendars = array_append(c.calendars, r.name)
       from unnest($1::uuid[], $2::text[]) as r(id, name) where c.id = r.id`,
    [changes.map(({ change }) => change.kept.id), changes.map(({ to }) => to)],
  );
}
