import { dateIn, type LocalDate, yearOf } from './local-date';

/** The calendar year in which the school year of a date began: on 1 August. */
export function schoolYearOf(on: LocalDate): number {
  return on >= dateIn(yearOf(on), 8, 1) ? yearOf(on) : yearOf(on) - 1;
}

/** The first and the last day of the school year that began in a calendar year. */
export function daysOfSchoolYear(year: number): { readonly first: LocalDate; readonly last: LocalDate } {
  return { first: dateIn(year, 8, 1), last: dateIn(year + 1, 7, 31) };
}
