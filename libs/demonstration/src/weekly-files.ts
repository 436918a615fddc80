import { dateOf, dayNumber, type LocalDate, weekday } from '@app/rules';
import type { AbsenceRow } from './absences';

/** One file of the import: what one school wrote down in one week. */
export interface WeeklyFile {
  readonly school: string;
  /** The Monday after it, on which the school sends it. */
  readonly sentOn: LocalDate;
  readonly rows: readonly AbsenceRow[];
}

/** The rows as the schools send them: each Monday one file per school, of the week before. */
export function weeklyFiles(rows: readonly AbsenceRow[]): readonly WeeklyFile[] {
  const files = new Map<string, WeeklyFile & { rows: AbsenceRow[] }>();
  for (const row of rows) {
    const day = dayNumber(row.known);
    const sentOn = dateOf(day - weekday(day) + 8);
    const key = `${sentOn} ${row.pupil.school}`;
    const file = files.get(key) ?? { school: row.pupil.school, sentOn, rows: [] };
    file.rows.push(row);
    files.set(key, file);
  }
  return [...files.values()].toSorted((a, b) => a.sentOn.localeCompare(b.sentOn) || a.school.localeCompare(b.school));
}
