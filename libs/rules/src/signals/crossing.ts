import type { SignalRule } from '../agreements/agreement';
import type { Calendar } from '../dates/calendar';
import { addDays, addMonths, dateOf, dayNumber, type LocalDate, weekday } from '../dates/local-date';
import { daysOfSchoolYear, schoolYearOf } from '../dates/school-year';
import type { Span } from '../dates/term';
import { type Absence, type AbsenceKind, type AbsenceRecord, lastsUntil, type Spell, spellsOf } from './absences';

/** A count that came to its limit. */
export interface Crossing {
  on: LocalDate;
  /** The first absence counted: the first day absent of the case it opens. */
  first: LocalDate;
  count: number;
}

/** A date so early that nothing was before it. */
export const beginning: LocalDate = '0001-01-01';

/**
 * Whether a rule crosses its limit on a date, by what is known then.
 *
 * @param after what was counted up to and including this date is dropped: an earlier crossing
 */
export function crossingOn(
  rule: SignalRule,
  record: AbsenceRecord,
  on: LocalDate,
  after: LocalDate,
): Crossing | undefined {
  switch (rule.counts) {
    case 'unauthorised-hours':
      return sum(rule, record, on, after, 'unauthorised', ({ hours }) => hours ?? 0);
    case 'times-late':
      return sum(rule, record, on, after, 'late', () => 1);
    case 'sick-reports':
      return reports(rule, record, on, after);
    case 'unauthorised-days-in-a-row':
      return inARow(rule, record, on, after, 'unauthorised');
    case 'sick-school-days-in-a-row':
      return inARow(rule, record, on, after, 'sick');
    case 'doubtful-share-of-sick':
      return doubtfulShare(rule, record, on, after);
    case 'authorised-days-in-a-row':
      return inARow(rule, record, on, after, 'authorised');
    case 'sick-school-days':
      return sickDays(rule, record, on, after);
    case 'mixed-hours':
    case 'mixed-share-of-lessons':
      return mixed(rule, record, on, after);
    case 'stated':
      return undefined;
  }
}

function counted(
  rule: SignalRule,
  { absences, calendar }: AbsenceRecord,
  on: LocalDate,
  after: LocalDate,
  kind: AbsenceKind,
) {
  const from = windowStart(rule.within, on, calendar);
  const inside = (absence: Absence) =>
    absence.kind === kind && absence.on >= from && absence.on > after && absence.on <= on;
  return absences.filter(inside).toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

function sum(
  rule: SignalRule,
  record: AbsenceRecord,
  on: LocalDate,
  after: LocalDate,
  kind: AbsenceKind,
  amount: (absence: Absence) => number,
): Crossing | undefined {
  const rows = counted(rule, record, on, after, kind);
  const count = rows.reduce((total, absence) => total + amount(absence), 0);
  return rows.at(-1)?.on === on ? reached(rule, { on, first: rows[0]!.on, count }) : undefined;
}

/** School days on which a child was sick, in a row or not. */
function sickDays(rule: SignalRule, record: AbsenceRecord, on: LocalDate, after: LocalDate): Crossing | undefined {
  const rows = counted(rule, record, on, after, 'sick');
  const days = [...new Set(rows.map((absence) => absence.on))].filter((day) =>
    record.calendar.isSchool(dayNumber(day)),
  );
  return days.at(-1) === on ? reached(rule, { on, first: days[0]!, count: days.length }) : undefined;
}

function reached(rule: SignalRule, crossing: Crossing): Crossing | undefined {
  return crossing.count >= rule.reaches! ? crossing : undefined;
}

/** A report is a spell; it counts on its first day. */
function reports(rule: SignalRule, record: AbsenceRecord, on: LocalDate, after: LocalDate): Crossing | undefined {
  const from = windowStart(rule.within, on, record.calendar);
  const spells = spellsOf(record, 'sick').filter(({ first }) => first >= from && first > after && first <= on);
  if (spells.at(-1)?.first !== on) return undefined;
  return reached(rule, { on, first: spells[0]!.first, count: spells.length });
}

function inARow(
  rule: SignalRule,
  record: AbsenceRecord,
  on: LocalDate,
  after: LocalDate,
  kind: AbsenceKind,
): Crossing | undefined {
  const known = { ...record, absences: record.absences.filter((absence) => absence.on <= on) };
  const spell = spellsOf(known, kind).at(-1);
  if (!spell) return undefined;
  if (rule.longerThan) return longerThan(rule.longerThan, known, { spell, kind, on, after });
  const days = spell.days.filter((day) => day > after);
  return days.at(-1) === on ? reached(rule, { on, first: days[0]!, count: days.length }) : undefined;
}

interface Lasting {
  spell: Spell;
  kind: AbsenceKind;
  on: LocalDate;
  after: LocalDate;
}

/**
 * Crosses at the start of the day after the length is full, once for each spell. That day counts too: a child who is back
 * on it was absent for the length, and no longer.
 */
function longerThan(
  length: NonNullable<SignalRule['longerThan']>,
  record: AbsenceRecord,
  { spell, kind, on, after }: Lasting,
): Crossing | undefined {
  if ('percent' in length || spell.first <= after) return undefined;
  const full = endOf(spell.first, length);
  if (full > on || !lastsUntil(record, { spell, kind, until: full })) return undefined;
  return { on, first: spell.first, count: spell.days.length };
}

/** The first day after a length that starts on a day: four weeks from a Monday end on the Monday of the fifth. */
export function endOf(first: LocalDate, { count, unit }: Span): LocalDate {
  if (unit === 'months') return addMonths(first, count);
  return addDays(first, count * (unit === 'weeks' ? 7 : 1));
}

/** Unauthorised and authorised absence, of which there must be both: as hours, or as a share of the time of lessons. */
function mixed(rule: SignalRule, record: AbsenceRecord, on: LocalDate, after: LocalDate): Crossing | undefined {
  const parts = mixedKinds.map((kind) => counted(rule, record, on, after, kind));
  if (parts.some((rows) => rows.length === 0)) return undefined;
  const rows = parts.flat().toSorted((one, other) => (one.on < other.on ? -1 : 1));
  if (rows.at(-1)!.on !== on) return undefined;
  const hours = rows.reduce((total, absence) => total + (absence.hours ?? rule.schoolDay ?? 0), 0);
  const first = rows[0]!.on;
  if (rule.counts === 'mixed-hours') return reached(rule, { on, first, count: hours });
  const share = (100 * hours) / lessonTime(rule, record.calendar, on);
  return isOver(rule, share) ? { on, first, count: Math.floor(share) } : undefined;
}

/** Whether a share comes to what it must reach, or passes what it must not be longer than. */
function isOver({ reachesShare, longerThan: limit }: SignalRule, share: number): boolean {
  if (reachesShare !== undefined) return share >= reachesShare;
  return limit !== undefined && 'percent' in limit && share > limit.percent;
}

/** What counts together. Sickness has signals of its own. */
export const mixedKinds = ['unauthorised', 'authorised'] as const satisfies readonly AbsenceKind[];

/** The hours of lessons in a window, as if all school days were alike: what a pupil's own week is, no list says. */
function lessonTime(rule: SignalRule, calendar: Calendar, on: LocalDate): number {
  let days = 0;
  for (let day = dayNumber(windowStart(rule.within, on, calendar)); day <= dayNumber(on); day += 1) {
    if (calendar.isSchool(day)) days += 1;
  }
  return days * rule.schoolDay!;
}

function doubtfulShare(rule: SignalRule, record: AbsenceRecord, on: LocalDate, after: LocalDate): Crossing | undefined {
  const rows = counted(rule, record, on, after, 'sick');
  const doubtful = rows.filter((absence) => absence.doubtful);
  const share = (100 * doubtful.length) / rows.length;
  if (rows.at(-1)?.on !== on || rows.length < (rule.atLeast ?? 1) || !isOver(rule, share)) return undefined;
  return { on, first: rows[0]!.on, count: Math.round(share) };
}

/**
 * The first day of the window that a rule looks back over. School-weeks count from the week of the newest absence and
 * skip weeks without a school day; the last day of so many weeks or days back is inside; a school year starts on 1 August.
 */
export function windowStart(within: SignalRule['within'], on: LocalDate, calendar: Calendar): LocalDate {
  if (!within) return beginning;
  if (within === 'school-year') return daysOfSchoolYear(schoolYearOf(on)).first;
  if (within.unit === 'school-weeks') return schoolWeeksBack(within.count, on, calendar);
  if (within.unit === 'months') return addMonths(on, -within.count);
  return addDays(on, -within.count * (within.unit === 'weeks' ? 7 : 1));
}

function schoolWeeksBack(count: number, on: LocalDate, calendar: Calendar): LocalDate {
  const day = dayNumber(on);
  let monday = day - weekday(day) + 1;
  for (let left = count - 1; left > 0;) {
    monday -= 7;
    if ([0, 1, 2, 3, 4].some((offset) => calendar.isSchool(monday + offset))) left -= 1;
  }
  return dateOf(monday);
}
