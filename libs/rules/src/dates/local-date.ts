import { remembering } from './remembering';

/** A date on the wall calendar of the region, `YYYY-MM-DD`, without a time or a zone. Dates compare as text. */
export type LocalDate = `${number}-${number}-${number}`;

export const millisecondsPerDay = 86_400_000;

/** Whether the text is a date that exists: `2027-02-29` is not. */
export function isLocalDate(text: string): text is LocalDate {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dateOf(dayNumber(text as LocalDate)) === text
  );
}

/** Days since 1970-01-01: dates as whole numbers, so that counting days is plain arithmetic. */
export const dayNumber = remembering(
  (date: LocalDate): number =>
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / millisecondsPerDay,
);

/** The date of a day number; the inverse of `dayNumber`. */
export const dateOf = remembering(
  (day: number): LocalDate => new Date(day * millisecondsPerDay).toISOString().slice(0, 10) as LocalDate,
);

/** ISO day of the week of a day number: 1 is Monday, 7 is Sunday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(dayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the month, `months` later, or that month's last day when it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return dateIn(Math.floor(month / 12), (month % 12) + 1, Number(date.slice(8, 10)));
}

/** A day of a month in a year; a day that the month lacks becomes its last (29 February in a common year is the 28th). */
export function dateIn(year: number, month: number, day: number): LocalDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1, Math.min(day, last)) / millisecondsPerDay);
}

/** The calendar year of a date. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
