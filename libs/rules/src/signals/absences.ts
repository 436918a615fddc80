import type { Calendar } from '../dates/calendar';
import { dateOf, dayNumber, type LocalDate } from '../dates/local-date';

export const absenceKinds = ['unauthorised', 'sick', 'authorised', 'late'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

/** One absence that a school states. */
export interface Absence {
  on: LocalDate;
  kind: AbsenceKind;
  /** Lesson hours or clock hours; left out for a whole sick day and for one time late. */
  hours?: number;
  /** The school doubts that a sick child is sick. */
  doubtful?: boolean;
}

/** What is known of one child's absence, and the calendar by which its school days count. */
export interface AbsenceRecord {
  absences: readonly Absence[];
  calendar: Calendar;
  /** Whether statements cover a day; a school day that none covers is unknown and breaks nothing. */
  isCovered(day: number): boolean;
}

/** Days on which absence of a kind is stated, by number. */
export function daysOf(record: AbsenceRecord, kind: AbsenceKind): ReadonlySet<number> {
  return new Set(record.absences.filter((absence) => absence.kind === kind).map(({ on }) => dayNumber(on)));
}

/**
 * School days in a row with absence of one kind. Authorised days neither count nor interrupt; between authorised days
 * sick days do not.
 */
export interface Spell {
  first: LocalDate;
  last: LocalDate;
  /** The days of this kind in it, in order. */
  days: readonly LocalDate[];
}

/** The spells of a kind, in order of time. */
export function spellsOf(record: AbsenceRecord, kind: AbsenceKind): readonly Spell[] {
  const { calendar } = record;
  const absent = [...daysOf(record, kind)]
    .filter((day) => calendar.isSchool(day))
    .toSorted((one, other) => one - other);
  const between = daysBetween(record, kind);
  const spells: number[][] = [];
  for (const day of absent) {
    const spell = spells.at(-1);
    if (spell && !isBroken(record, between, spell.at(-1)!, day)) spell.push(day);
    else spells.push([day]);
  }
  return spells.map((days) => ({ first: dateOf(days[0]!), last: dateOf(days.at(-1)!), days: days.map(dateOf) }));
}

/** The days that do not interrupt a spell of a kind, though they do not count. */
function daysBetween(record: AbsenceRecord, kind: AbsenceKind): ReadonlySet<number> {
  return daysOf(record, kind === 'authorised' ? 'sick' : 'authorised');
}

/** Whether a school day between two days, neither included, is known to lack this absence. */
function isBroken(
  { calendar, isCovered }: AbsenceRecord,
  between: ReadonlySet<number>,
  from: number,
  to: number,
): boolean {
  for (let day = from + 1; day < to; day += 1) {
    if (calendar.isSchool(day) && isCovered(day) && !between.has(day)) return true;
  }
  return false;
}

/** Whether a spell still lasted on a day: no school day after its last day, up to and including that day, breaks it. */
export function lastsUntil(
  record: AbsenceRecord,
  { spell, kind, until }: { spell: Spell; kind: AbsenceKind; until: LocalDate },
): boolean {
  return !isBroken(record, daysBetween(record, kind), dayNumber(spell.last), dayNumber(until) + 1);
}
