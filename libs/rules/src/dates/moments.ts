import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date';
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
  const dateAt = remembering((moment: Instant) => zoned(moment, zone).toPlainDate().toString() as LocalDate);
  const write = remembering((moment: Instant) =>
    zoned(moment, zone).toString({ timeZoneName: 'never', calendarName: 'never', fractionalSecondDigits: 0 }),
  );
  return {
    zone,
    startOf,
    timeOn: (date, time) => timeOn(`${date}T${time}`),
    dateAt,
    write,
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
