import type { Ladder, Rung } from '../agreements/agreement';
import type { Calendar } from '../dates/calendar';
import { bareEnd, rolled } from '../dates/counting';
import { addDays, dateOf, dayNumber, type LocalDate } from '../dates/local-date';
import { remembering, rememberingWith } from '../dates/remembering';
import type { Span } from '../dates/term';
import type { Book } from './book';
import { type Planned, times, told } from './plan';
import { changedAlarm } from './layout';
import type { Alarm } from './state';

/** What the alarm of a rung owes to the dates alone: all matters that climb a ladder from one day share it. */
type Dates = Required<Pick<Alarm, 'turn' | 'at' | 'on' | 'bare' | 'base'>>;

/** What it owes to the agreement alone: all matters of one party that climb a ladder share it. */
type Telling = Pick<Alarm, 'alarm' | 'tell' | 'acting'>;

/** Every rung of a missed step or answer: its date runs on to a working day, its moment is the dispatch of that date. */
export function planRungs(planned: Planned, ladder: Ladder, dueOn: LocalDate, book: Book): Alarm[] {
  if (ladder.length === 0) return [];
  const dates = datesFrom(book.calendar)(ladder)[isOfClock(planned) ? 'ofClock' : 'ofOthers'](dueOn);
  const tellings = tellingsOf(book)(ladder)(planned.responsible);
  return tellings.map((telling, place) => rungAlarm(planned, telling, dates[place]!));
}

/** The alarm of the `turn`-th repeat of a rung. */
export function repeatAlarm(
  planned: Planned,
  { rung, ladder, base, turn }: { rung: Rung; ladder: Ladder; base: LocalDate; turn: number },
  book: Book,
): Alarm {
  const telling = tellingsOf(book)(ladder)(planned.responsible)[ladder.indexOf(rung)]!;
  return rungAlarm(
    planned,
    telling,
    repeatDates(rung.every!, base, turn, { calendar: book.calendar, ofClock: isOfClock(planned) }),
  );
}

function rungAlarm(planned: Planned, telling: Telling, { turn, at, on, bare, base }: Dates): Alarm {
  const { matter, revision } = planned;
  const { alarm, tell, acting } = telling;
  return { matter, revision, turn, tell, acting, moment: at, kind: 'rung', alarm, at, on, bare, base };
}

function isOfClock({ matter }: Planned): boolean {
  return matter.startsWith('clock:');
}

/** Whose dates they are: a clock's rung keeps the date it comes to and is told on a working day. */
interface Counting {
  calendar: Calendar;
  ofClock: boolean;
}

const datesFrom = rememberingWith((calendar: Calendar) =>
  rememberingWith((ladder: Ladder) => ({
    ofClock: remembering((from: LocalDate) => firstDates(ladder, from, { calendar, ofClock: true })),
    ofOthers: remembering((from: LocalDate) => firstDates(ladder, from, { calendar, ofClock: false })),
  })),
);

function firstDates(ladder: Ladder, from: LocalDate, counting: Counting): Dates[] {
  return ladder.map((rung) => {
    if (!rung.every) return datesAfter(rung.after!, from, counting);
    const named = ladder.find(({ id }) => id === rung.from);
    const base = named?.after ? datesAfter(named.after, from, counting).on : from;
    return repeatDates(rung.every, base, 1, counting);
  });
}

function datesAfter(span: Span, from: LocalDate, counting: Counting): Dates {
  const bare = bareEnd(from, span, counting.calendar);
  const { on, at } = goingOff(span, from, bare, counting);
  return { turn: 0, at, on, bare, base: bare };
}

function repeatDates(span: Span, base: LocalDate, turn: number, counting: Counting): Dates {
  const bare = times(base, span, turn, counting);
  const { on, at } = goingOff(span, base, bare, counting);
  return { turn, at, on, bare, base };
}

function goingOff(span: Span, from: LocalDate, bare: LocalDate, { calendar, ofClock }: Counting) {
  const on = ofClock ? bare : rolled(from, bare, span, calendar);
  return { on, at: calendar.dispatchOn(ofClock ? dateOf(calendar.workingFrom(dayNumber(on))) : on) };
}

const tellingsOf = rememberingWith((book: Book) =>
  rememberingWith((ladder: Ladder) =>
    remembering((responsible: Planned['responsible']) =>
      ladder.map((rung) => tellingOf(rung, ladder, responsible, book)),
    ),
  ),
);

function tellingOf(rung: Rung, ladder: Ladder, responsible: Planned['responsible'], book: Book): Telling {
  const tell = told(responsible, rung.tell);
  return { alarm: rung.id, tell, acting: isActing(rung, ladder, tell, book) };
}

/** Whether a rung does more than tell: asks, puts-on, moves, repeats, ends its ladder, or may reach nobody. */
function isActing(rung: Rung, ladder: Ladder, tell: readonly string[], book: Book): boolean {
  const tellsAll =
    tell.length > 0 &&
    tell.every((one) => (one === 'director' ? book.reachesAll : !one.startsWith('director.') && book.reachable(one)));
  const last = ladder.at(-1) === rung;
  return last || !tellsAll || Boolean(rung.every ?? rung.putsOn ?? rung.movesDirection) || rung.asks === 'decision';
}

/** An alarm of a clock, moved by so many days. Its base stays: a repeat has its own date first and is moved then. */
export function shifted(alarm: Alarm, days: number, { calendar }: Book): Alarm {
  const on = addDays(alarm.on, days);
  const at = calendar.dispatchOn(dateOf(calendar.workingFrom(dayNumber(on))));
  return changedAlarm(alarm, { on, at, moment: at, bare: alarm.bare && addDays(alarm.bare, days) });
}
