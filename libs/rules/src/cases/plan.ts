import type { Reminder } from '../agreements/agreement';
import { type Calendar, nextDayOfYear } from '../dates/calendar';
import { bareEnd, countBack, type Due } from '../dates/counting';
import { dateOf, dayNumber, type LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { remembering, rememberingWith } from '../dates/remembering';
import type { Span } from '../dates/term';
import type { Book } from './book';
import type { Alarm, Matter } from './state';

/** What a plan is made for. */
export type Planned = Pick<Matter, 'matter' | 'revision' | 'responsible'>;

/** When a plan is made. */
export interface PlanFrom {
  /** Reminders on or before this date are left out. */
  after: LocalDate;
  /** The first day of the term, for reminders on a day of the year. */
  startedOn: LocalDate;
  now: Instant;
}

/**
 * The reminders of a due date. One that falls on or before `after`, has passed, or would wait until after the due date
 * is left out; two of one moment are one. On a day that is no working day a reminder waits for the next that is.
 */
export function planReminders(
  planned: Planned,
  remind: readonly Reminder[],
  due: Due,
  { after, startedOn, now }: PlanFrom,
  { calendar }: Book,
): Alarm[] {
  const alarms: Alarm[] = [];
  for (const reminder of remind) {
    const from = 'yearly' in reminder ? startedOn : due.on;
    const { wanted, on, at, id } = reminderFrom(calendar)(reminder)(from);
    const isInVain = wanted <= after || on > due.on || at >= due.missedAt || at < now;
    if (isInVain || alarms.some((other) => other.at === at)) continue;
    alarms.push(
      alarm(planned, { kind: 'reminder', alarm: id, at, on, tell: told(planned.responsible, ['responsible']) }),
    );
  }
  return alarms;
}

/** The day on which a reminder is wanted, and when it goes off: at the next dispatch on a working day. */
const reminderFrom = rememberingWith((calendar: Calendar) =>
  rememberingWith((reminder: Reminder) =>
    remembering((from: LocalDate) => {
      const wanted = 'yearly' in reminder ? nextDayOfYear(reminder.yearly, from) : countBack(from, reminder, calendar);
      const on = dateOf(calendar.workingFrom(dayNumber(wanted)));
      return { wanted, on, at: calendar.dispatchOn(on), id: `reminder-${on}` };
    }),
  ),
);

/** The moment from which a due date is missed. */
export function planMissed(planned: Planned, due: Due, { calendar }: Book, acting = false): Alarm {
  const on = calendar.dateAt(due.missedAt);
  return alarm(planned, { kind: 'missed', alarm: 'missed', at: due.missedAt, on, acting });
}

/** The date `turn` periods after a date. */
export function times(from: LocalDate, span: Span, turn: number, { calendar }: { calendar: Calendar }): LocalDate {
  return bareEnd(from, { ...span, count: span.count * turn }, calendar);
}

/** The recipients of an alarm with `responsible` filled in: it is fixed when the matter starts. */
export function told(responsible: Planned['responsible'], tell: readonly string[]): readonly string[] {
  if (!responsible || !tell.some(namesResponsible)) return tell;
  return tell.map((one) => (namesResponsible(one) ? responsible + one.slice('responsible'.length) : one));
}

const namesResponsible = (recipient: string) => recipient.startsWith('responsible');

type AlarmParts = Pick<Alarm, 'kind' | 'alarm' | 'at' | 'on'> & Partial<Alarm>;

/** One alarm of a matter. */
export function alarm({ matter, revision }: Pick<Planned, 'matter' | 'revision'>, parts: AlarmParts): Alarm {
  const { kind, alarm: id, at, on, moment = at, turn = 0, tell = [], acting = false, bare, base } = parts;
  return { matter, revision, turn, tell, acting, moment, kind, alarm: id, at, on, bare, base };
}
