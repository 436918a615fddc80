import { type Calendar, nextDayOfYear } from './calendar';
import { addDays, addMonths, dateOf, dayNumber, type LocalDate, weekday } from './local-date';
import type { Instant } from './moments';
import { remembering, rememberingWith } from './remembering';
import { isSpan, type Span, type Term, type Unit } from './term';

/** The end of a term. */
export interface Due {
  /** The last day in time; for hours, the local date of the moment. */
  on: LocalDate;
  /** The last day before it ran on to a working day: waiting is counted from this one. */
  bare: LocalDate;
  /** From this moment it is missed: 00:00 of the day after, or the moment itself for hours. */
  missedAt: Instant;
}

/** Terms longer than this are outside the Algemene termijnenwet (art. 4). */
const longestByLaw: Partial<Record<Unit, number>> = { days: 90, weeks: 12, months: 3 };

/**
 * The end of a term that starts at a moment. The date of that moment is day 0.
 *
 * Source: agreement language, section 4; Algemene termijnenwet art. 1, 2 and 4 for terms `by law`.
 *
 * @throws BeyondKnownHolidays for a school term beyond the known school holidays
 */
export function dueOf(startsAt: Instant, term: Term, calendar: Calendar): Due {
  if (isSpan(term) && term.unit === 'hours') return dueAt(startsAt + term.count * 3_600_000, calendar);
  return dueFrom(calendar)(term)(calendar.dateAt(startsAt));
}

/** The end of a term that starts on a date and never runs on. */
export function bareDue(start: LocalDate, term: Term, calendar: Calendar): Due {
  return bareDueFrom(calendar)(term)(start);
}

/** The same few terms of the agreements are counted from the same few days again and again. */
const dueFrom = rememberingWith((calendar: Calendar) =>
  rememberingWith((term: Term) =>
    remembering((start: LocalDate): Due => {
      const bare = bareEnd(start, term, calendar);
      return dueOn(isSpan(term) ? rolled(start, bare, term, calendar) : bare, bare, calendar);
    }),
  ),
);

const bareDueFrom = rememberingWith((calendar: Calendar) =>
  rememberingWith((term: Term) =>
    remembering((start: LocalDate): Due => {
      const on = bareEnd(start, term, calendar);
      return dueOn(on, on, calendar);
    }),
  ),
);

/** A due date that stands as it is. */
export function dueOn(on: LocalDate, bare: LocalDate, calendar: Calendar): Due {
  return { on, bare, missedAt: calendar.startOf(addDays(on, 1)) };
}

/** A due moment. */
export function dueAt(moment: Instant, calendar: Calendar): Due {
  const on = calendar.dateAt(moment);
  return { on, bare: on, missedAt: moment };
}

/** The date so many units after a date, before any running on. Hours are no dates and are refused. */
export function bareEnd(start: LocalDate, term: Term, calendar: Calendar): LocalDate {
  if (!isSpan(term)) return nextDayOfYear(term.until, start);
  switch (term.unit) {
    case 'days':
      return addDays(start, term.count);
    case 'weeks':
      return addDays(start, 7 * term.count);
    case 'months':
      return addMonths(start, term.count);
    case 'working-days':
    case 'school-days':
      return dateOf(onwards(dayNumber(start), term.count, counts(term.unit, calendar)));
    case 'school-weeks':
      return schoolWeekEnd(start, term.count, calendar);
    case 'hours':
      throw new RangeError('A term in hours ends at a moment, not on a date');
  }
}

/** Where a term that would end on `bare` ends: on that day, or on the working day it runs on to. */
export function rolled(start: LocalDate, bare: LocalDate, { count, unit, ends }: Span, calendar: Calendar): LocalDate {
  if (unit !== 'days' && unit !== 'weeks' && unit !== 'months') return bare;
  if (ends === 'exactly') return bare;
  if (ends === 'runs-on') return dateOf(calendar.workingFrom(dayNumber(bare)));
  if (isBeyondLaw({ count, unit })) return bare;
  const holdsTwo = unit !== 'days' || count >= 3;
  const atLeast = holdsTwo ? onwards(dayNumber(start), 2, calendar.isWorking) : 0;
  return dateOf(calendar.workingFrom(Math.max(dayNumber(bare), atLeast)));
}

/** Whether a term is too long for the Algemene termijnenwet, which then says nothing of it. */
export function isBeyondLaw({ count, unit }: Pick<Span, 'count' | 'unit'>): boolean {
  return count > longestByLaw[unit]!;
}

/** What makes a day count for a unit. */
export function counts(unit: Unit, calendar: Calendar): (day: number) => boolean {
  if (unit === 'school-days' || unit === 'school-weeks') return calendar.isSchool;
  return unit === 'working-days' ? calendar.isWorking : () => true;
}

function onwards(day: number, count: number, counted: (day: number) => boolean): number {
  let left = count;
  let at = day;
  while (left > 0) {
    at += 1;
    if (counted(at)) left -= 1;
  }
  return at;
}

/** The date `count` units before a date: days, weeks, working-days or school-days, counted backwards. */
export function countBack(from: LocalDate, { count, unit }: Span, calendar: Calendar): LocalDate {
  if (unit === 'months') return addMonths(from, -count);
  if (unit === 'days' || unit === 'weeks') return addDays(from, -count * (unit === 'weeks' ? 7 : 1));
  const counted = counts(unit, calendar);
  let left = count;
  let day = dayNumber(from);
  while (left > 0) {
    day -= 1;
    if (counted(day)) left -= 1;
  }
  return dateOf(day);
}

/** How many days after `after`, up to and including `until`, count for a unit; 0 when `until` is not later. */
export function countBetween(after: LocalDate, until: LocalDate, unit: Unit, calendar: Calendar): number {
  const counted = counts(unit, calendar);
  let count = 0;
  for (let day = dayNumber(after) + 1; day <= dayNumber(until); day += 1) if (counted(day)) count += 1;
  return count;
}

/** The date `count` counting days of a unit after a date; the date itself for none. School-weeks count school days here. */
export function countOn(from: LocalDate, count: number, unit: Unit, calendar: Calendar): LocalDate {
  return dateOf(onwards(dayNumber(from), count, counts(unit, calendar)));
}

/** The Friday of each school week from the week of a date on, or the last working day before that Friday. */
function* schoolFridays(start: LocalDate, calendar: Calendar): Generator<number, never> {
  const first = dayNumber(start);
  for (let monday = first - weekday(first) + 1; ; monday += 7) {
    const week = [0, 1, 2, 3, 4].map((offset) => monday + offset);
    if (week.some((day) => calendar.isSchool(day))) yield calendar.workingUntil(monday + 4);
  }
}

function schoolWeekEnd(start: LocalDate, count: number, calendar: Calendar): LocalDate {
  let week = 0;
  for (const friday of schoolFridays(start, calendar)) {
    week += 1;
    if (week >= count && friday > dayNumber(start)) return dateOf(friday);
  }
  throw new RangeError('Unreachable: school weeks go on until the calendar refuses');
}

/** The `count`-th Friday of a school week after a date: how far a term in school-weeks may be extended. */
export function schoolFridayAfter(date: LocalDate, count: number, calendar: Calendar): LocalDate {
  let left = count;
  for (const friday of schoolFridays(date, calendar)) {
    if (friday > dayNumber(date)) left -= 1;
    if (left === 0) return dateOf(friday);
  }
  throw new RangeError('Unreachable: school weeks go on until the calendar refuses');
}
