import { Temporal } from 'temporal-polyfill';
import { dateOf, type LocalDate, millisecondsPerDay } from './local-date';
import { remembering } from './remembering';

/** A moment in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** The wall clock of one zone: dates to moments and back, with summer time. */
export interface Moments {
  readonly zone: string;
  /** The first moment of a date. */
  startOf(date: LocalDate): Instant;
  /** The moment of a time (`HH:MM`) on a date; a skipped time moves on by that hour, of a double one the first is meant. */
  timeOn(date: LocalDate, time: string): Instant;
  /** The date on the wall at a moment. */
  dateAt(moment: Instant): LocalDate;
  /** Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM[:SS]`, local or with an offset; undefined when it is none of these. */
  read(text: string): Instant | undefined;
  /** Writes a moment as ISO 8601 with the zone's offset, to the second: `2026-12-22T09:00:00+01:00`. */
  write(moment: Instant): string;
}

function zoned(moment: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
}

/** A day of 24 hours, on which the wall clock runs like any other. */
interface PlainDay {
  date: LocalDate;
  begins: Instant;
  ends: Instant;
  /** How a moment of it ends when it is written: `+01:00`. */
  offset: string;
}

/**
 * The plain days of a zone: there are few of them, so they are remembered, and moments, of which there is no end, are
 * not. None where the clock changes, nor where a zone has an offset that is not whole minutes, as they had long ago.
 */
function daysOf(startOf: (date: LocalDate) => Instant): { at(moment: Instant): PlainDay | undefined } {
  const plainDay = remembering((day: number): PlainDay | 'other' => {
    const begins = startOf(dateOf(day));
    const ends = startOf(dateOf(day + 1));
    const offset = (day * millisecondsPerDay - begins) / 60_000;
    const isPlain = ends - begins === millisecondsPerDay && Number.isInteger(offset);
    return isPlain ? { date: dateOf(day), begins, ends, offset: offsetText(offset) } : 'other';
  });
  return {
    at(moment) {
      const day = Math.floor(moment / millisecondsPerDay);
      return holds(plainDay(day), moment) ?? holds(plainDay(day + 1), moment) ?? holds(plainDay(day - 1), moment);
    },
  };
}

function holds(day: PlainDay | 'other', moment: Instant): PlainDay | undefined {
  return day !== 'other' && moment >= day.begins && moment < day.ends ? day : undefined;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** The time on the wall, so many seconds after midnight. */
const timeText = remembering((second: number) =>
  [second / 3600, (second / 60) % 60, second % 60].map((part) => twoDigits(Math.floor(part))).join(':'),
);

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  return `${sign}${twoDigits(Math.floor(Math.abs(minutes) / 60))}:${twoDigits(Math.abs(minutes) % 60)}`;
}

/**
 * The wall clock of a zone.
 *
 * @param zone an IANA name such as `Europe/Amsterdam`
 * @throws RangeError when there is no such zone
 */
export const momentsOf = remembering((zone: string): Moments => {
  zoned(0, zone);
  const startOf = remembering(
    (date: LocalDate) => Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds,
  );
  const timeOn = remembering(
    (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds,
  );
  const days = daysOf(startOf);
  return {
    zone,
    startOf,
    timeOn: (date, time) => timeOn(`${date}T${time}`),
    dateAt(moment) {
      const day = days.at(moment);
      return day ? day.date : (zoned(moment, zone).toPlainDate().toString() as LocalDate);
    },
    write(moment) {
      const day = days.at(moment);
      if (day) return `${day.date}T${timeText(Math.floor((moment - day.begins) / 1000))}${day.offset}`;
      return zoned(moment, zone).toString({ timeZoneName: 'never', calendarName: 'never', fractionalSecondDigits: 0 });
    },
    read(text) {
      if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return undefined;
      try {
        if (/(Z|[+-]\d\d:\d\d)$/.test(text) && text.includes('T')) return Temporal.Instant.from(text).epochMilliseconds;
        return timeOn(text.includes('T') ? text : `${text}T00:00`);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
  };
});
