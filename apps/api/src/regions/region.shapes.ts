import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { closingDays } from '../calendars/calendar.shapes';
import { at, on, words } from '../shapes';

const missing = z
  .object({
    what: z.enum(['agreements', 'signals', 'mistake', 'organisation', 'people', 'calendar', 'signature']),
    role: z.string().optional(),
    organisation: z.object({ id: z.uuid(), name: z.string() }).optional(),
    levels: z.array(z.string()).optional(),
    sentence: words,
  })
  .meta({ id: 'MissingInRegion' });

/** What is missing before a region is switched on, and how its organisations stand. */
export const readiness = z
  .object({
    name: z.string(),
    activeAt: at.optional(),
    /** Whether who asks fills in dates and switches on; a functional administrator reads. */
    mayAct: z.boolean(),
    missing: z.array(missing),
    organisations: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        role: z.string(),
        covenantOn: on.optional(),
        processorAgreementOn: on.optional(),
        activeAt: at.optional(),
        /** When it is closed by itself next, or is now. */
        closesNext: closingDays.optional(),
      }),
    ),
  })
  .meta({ id: 'RegionReadiness' });

/** What the switch would let go off; nothing in a region that is on. */
export const foreseen = z.object({ sentences: z.array(words) }).meta({ id: 'SwitchForeseen' });

const date = z.iso.date().transform((text) => text as LocalDate);

/** When an organisation signed; what is left out stays as it was. */
export const signatures = z
  .strictObject({ covenantOn: date.optional(), processorAgreementOn: date.optional() })
  .refine((given) => Object.keys(given).length > 0, 'names no date')
  .meta({ id: 'Signatures' });
