import type { Open } from '@app/platform';
import type { Casebooks } from '../casebook';
import { Change } from '../change';
import { type KeptCase, momentIn, readCases } from '../kept-case';
import { writeChanges } from '../write-changes';
import { calendarNamed, currentCalendar, lockCalendars } from './kept-days';

/**
 * Lets a case whose lock the door holds count by the days off of now. Only one that ended can be behind: corrections pass
 * it over, until it is opened again.
 */
export async function catchUp(open: Open, books: Casebooks, kept: KeptCase): Promise<void> {
  const [file] = await open.sql<{ region_id: string }>(`select region_id from case_file where id = $1`, [kept.id]);
  await lockCalendars(open, file!.region_id, 'shared');
  const from = kept.book.calendarName;
  const [school] = await open.sql<{ to: string }>(
    `update case_file c set calendars = array_append(c.calendars, ${currentCalendar('s')}) from organisation s
      where c.id = $1 and s.id = c.school_id and ${currentCalendar('s')} <> $2
      returning c.calendars[cardinality(c.calendars)] as to`,
    [kept.id, from],
  );
  if (!school) return;
  const [now] = await readCases(open, books, [kept.id]);
  const change = new Change(kept);
  const at = momentIn(kept, open);
  change.advance(at);
  const { to } = school;
  const isSameSchool = calendarNamed(from).closing === calendarNamed(to).closing;
  change.correctCalendar({ at, what: isSameSchool ? 'school-holidays' : 'closing-days', from, to }, now!.book);
  await writeChanges(open, [change]);
}
