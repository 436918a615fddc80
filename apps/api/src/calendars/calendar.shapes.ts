import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { at, on, words } from '../shapes';

const date = z.iso.date().transform((text) => text as LocalDate);

/** A period on which an organisation is closed by itself, both days included. */
export const closingDays = z.object({ first: on, last: on, name: z.string() });

/** The closing days of an organisation: all of them. */
export const closingCalendar = z
  .object({
    id: z.uuid(),
    name: z.string(),
    days: z.array(closingDays),
    savedAt: at.optional(),
    mayClose: z.boolean().meta({ description: 'Whether whoever asks says on which days it is closed' }),
  })
  .meta({ id: 'ClosingCalendar' });

/** The school holidays of a region, as far as they are known and not over. */
export const holidayCalendar = z
  .object({ region: z.string(), holidays: z.array(z.object({ name: z.string(), first: on, last: on })) })
  .meta({ id: 'HolidayCalendar' });

/** All closing days of an organisation from now on. */
export const newClosingDays = z
  .strictObject({ days: z.array(z.strictObject({ first: date, last: date, name: z.string().trim() })).max(300) })
  .meta({ id: 'NewClosingDays' });

/** A list of records as Rijksoverheid publishes them (`infotypes/schoolholidays`). */
export const holidayFeed = z.array(z.record(z.string(), z.unknown())).min(1).max(100).meta({ id: 'SchoolHolidayFeed' });

const period = z.object({ first: on, last: on });

/** What a correction moves, or with `trial` would move. */
export const correction = z
  .object({
    isTrial: z.boolean(),
    isSame: z.boolean(),
    /** Closing days of another organisation than a school stop none: they are told where somebody reads a date. */
    stopsTerms: z.boolean(),
    counted: z.int(),
    moved: z.int(),
    cases: z.array(
      z.object({
        caseId: z.uuid(),
        openedOn: on,
        points: z.array(
          z.object({
            what: z.string(),
            of: z.string(),
            before: z.string().optional(),
            after: z.string().optional(),
            sentence: words,
            why: words.optional(),
          }),
        ),
      }),
    ),
    elsewhere: z.int(),
    changes: z
      .array(
        z.object({
          kind: z.enum(['new', 'moved', 'missing']),
          holiday: z.string(),
          is: period,
          was: period.optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'CalendarCorrection' });
