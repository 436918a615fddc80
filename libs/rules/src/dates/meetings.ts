import type { TableRhythm } from '../agreements/region';
import type { Calendar } from './calendar';
import { bareEnd } from './counting';
import { addDays, dateIn, dateOf, dayNumber, type LocalDate, weekday, yearOf } from './local-date';

const numbers: Readonly<Record<TableRhythm['day'], number>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
};

/**
 * The meetings of a table on and after a date, as its rhythm gives them: each counted from the first one, on that day of the
 * week; one that falls on a public holiday is held on the next working day.
 */
export function meetingsFrom(rhythm: TableRhythm, date: LocalDate, count: number, calendar: Calendar): LocalDate[] {
  const found: LocalDate[] = [];
  for (let year = schoolYearOf(date); found.length < count; year += 1) {
    const inYear = [...meetingsIn(rhythm, year, calendar)];
    found.push(...inYear.filter((on) => on >= date).slice(0, count - found.length));
  }
  return found;
}

/** A school year begins on 1 August. */
function schoolYearOf(date: LocalDate): number {
  return Number(date.slice(5, 7)) >= 8 ? yearOf(date) : yearOf(date) - 1;
}

function* meetingsIn({ every, day, from }: TableRhythm, year: number, calendar: Calendar): Generator<LocalDate> {
  const [begin, end] = [dateIn(year, 8, 1), dateIn(year + 1, 8, 1)];
  const first = from ?? onDay(begin, day);
  for (let turn = 0; ; turn += 1) {
    const on = onDay(bareEnd(first, { ...every, count: every.count * turn }, calendar), day);
    if (on >= end) return;
    if (on >= begin) yield dateOf(calendar.workingFrom(dayNumber(on)));
  }
}

/** The date itself, or the first such day of the week after it. */
function onDay(date: LocalDate, day: TableRhythm['day']): LocalDate {
  return addDays(date, (numbers[day] - weekday(dayNumber(date)) + 7) % 7);
}
