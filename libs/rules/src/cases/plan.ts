import type { Ladder, Reminder, Rung } from '../agreements/agreement';
import { nextDayOfYear } from '../dates/calendar';
import { bareEnd, countBack, type Due, rolled } from '../dates/counting';
import { dateOf, dayNumber, type LocalDate, addDays } from '../dates/local-date';
import type { Instant } from '../dates/moments';
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
    const wanted =
      'yearly' in reminder ? nextDayOfYear(reminder.yearly, startedOn) : countBack(due.on, reminder, calendar);
    if (wanted <= after) continue;
    const on = dateOf(calendar.workingFrom(dayNumber(wanted)));
    const at = calendar.dispatchOn(on);
    if (on > due.on || at >= due.missedAt || at < now || alarms.some((other) => other.at === at)) continue;
    alarms.push(
      alarm(planned, { kind: 'reminder', alarm: `reminder-${on}`, at, on, tell: told(planned, ['responsible']) }),
    );
  }
  return alarms;
}

/** The moment from which a due date is missed. */
export function planMissed(planned: Planned, due: Due, { calendar }: Book, acting = false): Alarm {
  const on = calendar.dateAt(due.missedAt);
  return alarm(planned, { kind: 'missed', alarm: 'missed', at: due.missedAt, on, acting });
}

/** Every rung of a missed step or answer: its date runs on to a working day, its moment is the dispatch of that date. */
export function planRungs(planned: Planned, ladder: Ladder, dueOn: LocalDate, book: Book): Alarm[] {
  return ladder.map((rung) => {
    if (!rung.every) return rungAlarm(planned, { rung, ladder, from: dueOn }, book);
    return repeatAlarm(planned, { rung, ladder, base: baseOf(planned, { rung, ladder }, dueOn, book), turn: 1 }, book);
  });
}

/** The date that the repeats of a rung count from: that of the rung it names. */
function baseOf(planned: Planned, { rung, ladder }: OfLadder, from: LocalDate, book: Book): LocalDate {
  const named = ladder.find(({ id }) => id === rung.from);
  return named?.after ? rungAlarm(planned, { rung: named, ladder, from }, book).on : from;
}

interface OfLadder {
  rung: Rung;
  ladder: Ladder;
}

/** The alarm of a rung that counts from a date. A clock's rung keeps the date it comes to and is told on a working day. */
export function rungAlarm(planned: Planned, { rung, ladder, from }: OfLadder & { from: LocalDate }, book: Book): Alarm {
  const bare = bareEnd(from, rung.after!, book.calendar);
  return dated(planned, { rung, ladder, from, bare, base: bare, turn: 0, span: rung.after! }, book);
}

/** The alarm of the `turn`-th repeat of a rung. */
export function repeatAlarm(
  planned: Planned,
  { rung, ladder, base, turn }: OfLadder & { base: LocalDate; turn: number },
  book: Book,
): Alarm {
  const span = rung.every!;
  return dated(planned, { rung, ladder, from: base, bare: times(base, span, turn, book), base, turn, span }, book);
}

/** The date `turn` periods after a date. */
export function times(from: LocalDate, span: Span, turn: number, { calendar }: Book): LocalDate {
  return bareEnd(from, { ...span, count: span.count * turn }, calendar);
}

type Dated = OfLadder & { from: LocalDate; bare: LocalDate; base: LocalDate; turn: number; span: Span };

function dated(planned: Planned, { rung, ladder, from, bare, base, turn, span }: Dated, book: Book): Alarm {
  const { calendar } = book;
  const ofClock = planned.matter.startsWith('clock:');
  const on = ofClock ? bare : rolled(from, bare, span, calendar);
  const at = calendar.dispatchOn(ofClock ? dateOf(calendar.workingFrom(dayNumber(on))) : on);
  const tell = told(planned, rung.tell);
  const acting = isActing(rung, ladder, tell, book);
  return alarm(planned, { kind: 'rung', alarm: rung.id, turn, at, on, tell, acting, bare, base });
}

/** Whether a rung does more than tell: asks, puts-on, moves, repeats, ends its ladder, or may reach nobody. */
function isActing(rung: Rung, ladder: Ladder, tell: readonly string[], book: Book): boolean {
  const tellsAll =
    tell.length > 0 &&
    tell.every((one) => (one === 'director' ? book.reachesAll : !one.startsWith('director.') && book.reachable(one)));
  const last = ladder.at(-1) === rung;
  return last || !tellsAll || Boolean(rung.every ?? rung.putsOn ?? rung.movesDirection) || rung.asks === 'decision';
}

/** The recipients of an alarm with `responsible` filled in: it is fixed when the matter starts. */
function told({ responsible }: Planned, tell: readonly string[]): readonly string[] {
  if (!responsible || !tell.some(namesResponsible)) return tell;
  return tell.map((one) => (namesResponsible(one) ? responsible + one.slice('responsible'.length) : one));
}

const namesResponsible = (recipient: string) => recipient.startsWith('responsible');

type AlarmParts = Pick<Alarm, 'kind' | 'alarm' | 'at' | 'on'> & Partial<Alarm>;

/** One alarm of a matter. */
export function alarm({ matter, revision }: Planned, parts: AlarmParts): Alarm {
  const { kind, alarm: id, at, on, moment = at, turn = 0, tell = [], acting = false, bare, base } = parts;
  return { matter, revision, turn, tell, acting, moment, kind, alarm: id, at, on, bare, base };
}

/** An alarm of a clock, moved by so many days. Its base stays: a repeat has its own date first and is moved then. */
export function shifted(alarmToMove: Alarm, days: number, { calendar }: Book): Alarm {
  const on = addDays(alarmToMove.on, days);
  const at = calendar.dispatchOn(dateOf(calendar.workingFrom(dayNumber(on))));
  return { ...alarmToMove, on, at, moment: at, bare: alarmToMove.bare && addDays(alarmToMove.bare, days) };
}
