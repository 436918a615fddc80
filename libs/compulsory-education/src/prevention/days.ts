import { todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { daysOfSchoolYear, schoolYearOf } from '@app/rules';
import type { Period } from './shapes';

/** The days of a school year; without one of that of today. */
export async function yearAsked(open: Open<Person>, year?: number) {
  const asked = year ?? schoolYearOf(await todayHere(open));
  return { year: asked, ...daysOfSchoolYear(asked) };
}

/** The days that are asked for; those that are left out are of the school year of today. */
export async function daysAsked(open: Open<Person>, { from, until }: Period) {
  const { first, last } = await yearAsked(open);
  return { first: from ?? first, last: until ?? last };
}

/** A time so many minutes later on the same day. */
export function minutesAfter(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
