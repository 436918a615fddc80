import { obligations } from '@app/cases';
import { z } from 'zod';
import type { LocalDate } from '@app/rules';
import { at, on } from '../shapes';

/** Something that only an organisation can do. */
export const obligation = z.enum(obligations);

const done = z.object({ on, by: z.string(), evidence: z.string() });

/** What organisations do themselves, and whether all that is shared has a basis. */
export const control = z
  .object({
    obligations: z.array(
      z.object({
        what: obligation,
        everyMonths: z.int(),
        standing: z.enum(['never', 'overdue', 'soon', 'kept']),
        last: done.optional(),
        dueOn: on.optional(),
      }),
    ),
    proof: z.object({
      lookedAt: at.optional(),
      shares: z.array(
        z.object({
          id: z.uuid(),
          from: z.string(),
          to: z.string(),
          basis: z.string(),
          because: z.enum(['no-consent', 'not-on-the-map', 'no-party']),
          since: at,
        }),
      ),
    }),
  })
  .meta({ id: 'RegionControl' });
export type Control = z.infer<typeof control>;

/** When something was done, by whom, and where that can be read. */
export const recording = z
  .strictObject({
    on: z.iso.date().transform((text) => text as LocalDate),
    by: z.string().trim().min(2).max(200),
    evidence: z.string().trim().min(3).max(500),
  })
  .meta({ id: 'ObligationDone' });
