import type { Open } from '@app/platform';
import { type AbsenceKind, addDays, type Calendar, dateOf, dayNumber, type LocalDate, weekday } from '@app/rules';
import type { CaseNow } from '../case-now';

/** What is stated of a day: one for each kind of absence. */
export interface AbsentOn {
  readonly on: LocalDate;
  readonly kind: AbsenceKind;
  /** Left out for a whole day. */
  readonly hours?: number;
  readonly times: number;
  readonly doubtful: boolean;
}

/** What was agreed on the way back: so many hours a week, from a day on. */
export interface ReturnGoal {
  readonly hoursPerWeek: number;
  readonly from: LocalDate;
  readonly reviewOn?: LocalDate;
}

/** A week in which there was school. */
export interface WeekAttended {
  /** Its Monday. */
  readonly week: LocalDate;
  /** Hours of lessons, and those that the pupil was there. */
  readonly hours: number;
  readonly attended: number;
  readonly percent: number;
  /** In a week that a goal is for: how many hours, and whether the pupil came so far. */
  readonly goal?: number;
  readonly reached?: boolean;
}

/** One line of absence, whatever its kind, and what is left of it: attendance. */
export interface Attendance {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly percent: number;
  readonly weeks: readonly WeekAttended[];
  readonly days: readonly AbsentOn[];
}

/** Since when only presence that the school registered counts, and until when it did. */
export interface Register {
  readonly since: LocalDate;
  readonly until?: LocalDate | undefined;
}

interface Asked {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Hours of a school day. */
  readonly schoolDay: number;
  readonly goal?: ReturnGoal | undefined;
  readonly register?: Register | undefined;
}

/**
 * The absence of the child of a case, authorised and unauthorised in one line, and its attendance: of each school day the
 * hours that nothing is stated of. Being late costs none. Where presence is registered, a day that the school has not come to
 * yet is no presence, and no absence either: it does not count.
 */
export async function attendanceOf(open: Open, { child, book }: CaseNow, asked: Asked): Promise<Attendance> {
  const { from, until } = asked;
  const rows = await open.sql<Omit<AbsentOn, 'hours'> & { hours: number | null }>(
    `select absent_on as "on", kind, hours::float8 as hours, times, doubtful from absence
      where pupil_id = $1 and replaced_at is null and absent_on between $2 and $3 order by absent_on, kind`,
    [child.id, from, until],
  );
  const days = rows.map(({ hours, ...day }): AbsentOn => ({ ...day, ...(hours !== null && { hours }) }));
  const weeks = weeksOf(days, book.calendar, asked);
  return { from, until, weeks, days, percent: share(sum(weeks, 'attended'), sum(weeks, 'hours')) };
}

function weeksOf(days: readonly AbsentOn[], calendar: Calendar, { from, until, schoolDay, goal, register }: Asked) {
  const missed = hoursMissed(days, schoolDay);
  const weeks = new Map<LocalDate, { hours: number; attended: number }>();
  for (let day = dayNumber(from); day <= dayNumber(until); day += 1) {
    const on = dateOf(day);
    if (!calendar.isSchool(day) || !isKnown(on, register)) continue;
    const monday = addDays(on, 1 - weekday(day));
    const before = weeks.get(monday) ?? { hours: 0, attended: 0 };
    const attended = before.attended + schoolDay - (missed.get(on) ?? 0);
    weeks.set(monday, { hours: before.hours + schoolDay, attended });
  }
  return [...weeks].map(([week, one]): WeekAttended => ({ week, ...one, ...towards(goal, week, one) }));
}

function isKnown(on: LocalDate, register: Register | undefined): boolean {
  return !register || on < register.since || (register.until !== undefined && on <= register.until);
}

/** Of a day no more than it has. */
function hoursMissed(days: readonly AbsentOn[], schoolDay: number): ReadonlyMap<LocalDate, number> {
  const missed = new Map<LocalDate, number>();
  for (const { on, kind, hours = schoolDay } of days) {
    if (kind !== 'late') missed.set(on, Math.min(schoolDay, (missed.get(on) ?? 0) + hours));
  }
  return missed;
}

function towards(
  goal: ReturnGoal | undefined,
  week: LocalDate,
  { hours, attended }: { hours: number; attended: number },
) {
  const percent = share(attended, hours);
  if (!goal || addDays(week, 6) < goal.from) return { percent };
  return { percent, goal: goal.hoursPerWeek, reached: attended >= goal.hoursPerWeek };
}

const share = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((part * 100) / whole));
const sum = (weeks: readonly WeekAttended[], what: 'hours' | 'attended') =>
  weeks.reduce((all, week) => all + week[what], 0);
