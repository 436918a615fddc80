import type { ClosingDays } from './closing-days';
import { dateIn, dateOf, dayNumber, type LocalDate, weekday, yearOf } from './local-date';
import { type Instant, type Moments, momentsOf } from './moments';
import { publicHolidays } from './public-holidays';
import { remembering } from './remembering';
import type { HolidayRegion, SchoolHoliday } from './school-holidays';

/** What makes a day count or not: a region's zone and rhythm, and the school calendar that applies. */
export interface CalendarSettings {
  /** Default `Europe/Amsterdam`. */
  zone?: string;
  /** The time of day, `HH:MM`, at which messages go off; default 09:00. */
  dispatch?: string;
  /** Which of the school holidays apply; default `middle`. */
  region?: HolidayRegion;
  schoolHolidays: readonly SchoolHoliday[];
  /** Days on which schools of the region are closed, by its own agreement. */
  closingDays?: readonly LocalDate[];
  /** The closing days of the one school, with their names. */
  ofSchool?: readonly ClosingDays[];
}

/** Why a day does not count. */
export interface DayOff {
  on: LocalDate;
  rule: 'weekend' | 'public-holiday' | 'school-holiday' | 'closing-day';
  /** The holiday's name, where it has one. */
  name?: { nl: string; en: string };
}

/** Days by number, as `dayNumber` gives them. */
export interface Calendar extends Moments {
  readonly dispatchTime: string;
  isWorking(day: number): boolean;
  /** @throws BeyondKnownHolidays for a day after the last known school holiday */
  isSchool(day: number): boolean;
  /** The day itself, or the first working day after it. */
  workingFrom(day: number): number;
  /** The day itself, or the last working day before it. */
  workingUntil(day: number): number;
  /** The moment messages go off on a date. */
  dispatchOn(date: LocalDate): Instant;
  /** The first dispatch on a working day, at or after a moment. */
  nextDispatch(moment: Instant): Instant;
  /** Why a day is no working day (or, with `school`, no school day); undefined when it counts. */
  whyOff(date: LocalDate, school?: boolean): DayOff | undefined;
}

/** A school term runs beyond the school holidays that are known. */
export class BeyondKnownHolidays extends Error {
  constructor(readonly lastKnown: LocalDate) {
    super(`School holidays are known until ${lastKnown}; a school term beyond that day cannot be counted`);
  }
}

/** The calendar of a region and a school. Answers are remembered, so make one and keep it. */
export function calendarOf(settings: CalendarSettings): Calendar {
  const moments = momentsOf(settings.zone ?? 'Europe/Amsterdam');
  const dispatchTime = settings.dispatch ?? '09:00';
  const holidays = settings.schoolHolidays.filter(({ region }) => region === (settings.region ?? 'middle'));
  const lastKnown = holidays.reduce<LocalDate>((last, { last: end }) => (end > last ? end : last), '0000-01-01');
  const schoolOff = daysOff(holidays, settings);
  const isWorking = remembering((day: number): boolean => weekday(day) <= 5 && !holidaysOf(day).has(day));

  function isSchool(day: number): boolean {
    if (!isWorking(day)) return false;
    if (dateOf(day) > lastKnown) throw new BeyondKnownHolidays(lastKnown);
    return !schoolOff.has(day);
  }

  const workingFrom = (day: number): number => (isWorking(day) ? day : workingFrom(day + 1));
  const workingUntil = (day: number): number => (isWorking(day) ? day : workingUntil(day - 1));
  const dispatchOn = remembering((date: LocalDate): Instant => moments.timeOn(date, dispatchTime));

  return {
    ...moments,
    dispatchTime,
    isWorking,
    isSchool,
    workingFrom,
    workingUntil,
    dispatchOn,
    nextDispatch(moment) {
      let day = workingFrom(dayNumber(moments.dateAt(moment)));
      while (dispatchOn(dateOf(day)) < moment) day = workingFrom(day + 1);
      return dispatchOn(dateOf(day));
    },
    whyOff(date, school = false) {
      const day = dayNumber(date);
      const holiday = holidaysOf(day).get(day);
      if (holiday) return { on: date, rule: 'public-holiday', name: holiday };
      if (weekday(day) > 5) return { on: date, rule: 'weekend' };
      const off = school ? schoolOff.get(day) : undefined;
      return off && { on: date, ...off };
    },
  };
}

type SchoolDayOff = Omit<DayOff, 'on'>;

/** Of a day that is off for several reasons the holiday is said, then the school's own word. */
function daysOff(
  holidays: readonly SchoolHoliday[],
  { closingDays = [], ofSchool = [] }: Pick<CalendarSettings, 'closingDays' | 'ofSchool'>,
): Map<number, SchoolDayOff> {
  const off = new Map<number, SchoolDayOff>();
  const set = ({ first, last }: Pick<SchoolHoliday, 'first' | 'last'>, why: SchoolDayOff) => {
    for (let day = dayNumber(first); day <= dayNumber(last); day += 1) off.set(day, why);
  };
  for (const date of closingDays) set({ first: date, last: date }, { rule: 'closing-day' });
  for (const { name, ...days } of ofSchool) set(days, { rule: 'closing-day', name: { nl: name, en: name } });
  for (const { name, ...days } of holidays) {
    set(days, { rule: 'school-holiday', name: { nl: `${name}vakantie`, en: holidayNames[name] ?? name } });
  }
  return off;
}

const holidayNames: Record<string, string> = {
  herfst: 'autumn holiday',
  kerst: 'Christmas holiday',
  voorjaar: 'spring holiday',
  mei: 'May holiday',
  zomer: 'summer holiday',
};

const holidaysIn = remembering(
  (year: number) => new Map(publicHolidays(year).map(({ on, nl, en }) => [dayNumber(on), { nl, en }])),
);

const holidaysOf = (day: number) => holidaysIn(yearOf(dateOf(day)));

/** The first time after a date that a day of the year comes round; 29 February is the 28th in a common year. */
export function nextDayOfYear({ day, month }: DayOfYear, after: LocalDate): LocalDate {
  const year = yearOf(after);
  const thisYear = dateIn(year, month, day);
  return thisYear > after ? thisYear : dateIn(year + 1, month, day);
}

/** A day that comes round each year: `30 June`. */
export interface DayOfYear {
  day: number;
  month: number;
}
