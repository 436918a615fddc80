import { tells } from '@app/cases';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';

const on = z.iso.date();
const day = on.transform((text) => text as LocalDate);

/** The days that are asked for; left out, the school year of today. */
export const period = z.object({ from: day.optional(), until: day.optional() });
export type Period = z.infer<typeof period>;

/** How well each school notifies: in time, with its form filled in, and what it still owes. */
export const discipline = z
  .object({
    schools: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        notified: z.int(),
        inTime: z.int(),
        complete: z.int().meta({ description: 'With the form of the notification filled in' }),
        overdue: z.int().meta({ description: 'To be notified, and not yet' }),
        index: z
          .int()
          .min(0)
          .max(100)
          .meta({ description: 'Of all that is due, how much was notified in time: a share in percent' }),
      }),
    ),
  })
  .meta({ id: 'NotificationDiscipline' });
export type Discipline = z.infer<typeof discipline>;

/** Which pupils of the person's own school were sick how often, as it stated itself; the longest first. */
export const sickness = z
  .object({
    statedUntil: on.optional().meta({ description: 'The last day of the last statement' }),
    registeredSince: on.optional().meta({
      description:
        'Since when presence is registered here: to nobody does a day after the last statement count as presence',
    }),
    pupils: z.array(
      z.object({
        number: tells('identity/full', z.string()),
        name: tells('identity/full', z.string()),
        days: tells('absence/full', z.int()),
        firstOn: tells('absence/full', on),
        lastOn: tells('absence/full', on),
        doubtful: tells('absence/full', z.int()).meta({ description: 'Days on which the school doubts it' }),
        hasCase: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SicknessOverview' });
export type Sickness = z.infer<typeof sickness>;
