import type { Open, Person } from '@app/platform';
import { type Calendar, dueOf, type LocalDate, momentsOf, schoolFridayAfter, type Span } from '@app/rules';
import { regionOf } from '../people';

/** The date on the wall of the person's region. */
export async function dayIn(open: Open<Person>): Promise<LocalDate> {
  const { settings } = await regionOf(open, open.who.region);
  return momentsOf(settings.zone).dateAt(open.nowMs);
}

const span = (count: number, unit: Span['unit']): Span => ({ count, unit, ends: 'runs-on' });
/** How long a placement lasts at most, once so much longer, and until when a family answers where no step says it. */
const lasts = span(12, 'school-weeks');
const longer = 6;
const answer = span(5, 'working-days');

/** The last day of a placement that begins on a date, by the school's own weeks. */
export function endOfPlacement(startsOn: LocalDate, calendar: Calendar): LocalDate {
  return dueOf(calendar.startOf(startsOn), lasts, calendar).on;
}

/** The last day when it is made longer once. */
export const longerThan = (endsOn: LocalDate, calendar: Calendar): LocalDate =>
  schoolFridayAfter(endsOn, longer, calendar);

/** When an offer is over that nobody answered: the last day, and the moment after it. */
export const answerTerm = (nowMs: number, calendar: Calendar) => dueOf(nowMs, answer, calendar);
