import { tells } from '@app/cases';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';

/** Parts of what is asked and answered in several rooms. */

export const day = z.iso.date().transform((text) => text as LocalDate);
export const on = z.iso.date();
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day: write 09:00');
export const named = z.object({ id: z.uuid(), name: z.string() });
export const place = z.string().trim().min(1).max(60);
/** A pupil as his own school writes him. */
export const pupilNumber = z.string().trim().min(1).max(40);

/** Whom a contact was with. It is forgotten after the next school year, and the rest stays as a number. */
export const contactPupil = z
  .object({
    name: tells('identity/full', z.string()),
    bornOn: tells('identity/full', on),
    municipality: tells('identity/summary', z.string()),
  })
  .meta({ id: 'ContactPupil' });

/** Which days a list is of; left out: the school year of today. */
export const period = z.object({ from: day.optional(), until: day.optional() });
export type Period = z.infer<typeof period>;
/** Which school year, by the calendar year in which it began; left out: that of today. */
export const inSchoolYear = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
