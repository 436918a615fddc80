import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { at, child, on } from '../shapes';

const named = z.object({ id: z.uuid(), name: z.string() });

const away = z.object({
  id: z.uuid(),
  kind: z.enum(['leave', 'departure']),
  fromOn: on,
  untilOn: on.optional(),
  backOn: on.optional(),
  substitute: named.optional(),
});

/** Those of one's own organisation: who is there, who is not, and with whom the work lies. */
export const peopleHere = z
  .object({
    organisation: named,
    people: z.array(
      named.extend({
        places: z.array(z.object({ level: z.string(), function: z.string() })),
        away: z.array(away),
        isAway: z.boolean().meta({ description: 'Today; also of who has left and still carries something' }),
        carries: z
          .object({ cases: z.int(), directs: z.int(), steps: z.int() })
          .optional()
          .meta({ description: 'Only for whoever hands it over: he himself, and his team lead' }),
        passedTo: z.array(named.extend({ cases: z.int() })).meta({ description: 'With whom it lies while he is away' }),
        mayArrange: z.boolean(),
        mayHandOver: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PeopleHere' });
export type PeopleHere = z.infer<typeof peopleHere>;

/** Somebody in an organisation: when he is not there, what he carries there, what was handed over, and who could take it. */
export const whereabouts = z
  .object({
    id: z.uuid(),
    name: z.string(),
    organisation: named,
    away: z.array(away),
    carries: z
      .array(
        z.object({
          caseId: z.uuid(),
          child,
          role: z.string(),
          directs: z.boolean(),
          proposed: z.boolean(),
          steps: z.array(z.object({ step: z.string(), dueOn: on })),
          agenda: z.array(z.object({ reason: z.string(), on })),
        }),
      )
      .meta({ description: 'Empty for an administrator, who sees no case' }),
    handedOver: z.array(z.object({ caseId: z.uuid(), role: z.string(), to: z.string(), by: z.string(), at })),
    colleagues: z.array(named.extend({ function: z.string() })),
  })
  .meta({ id: 'Whereabouts' });
export type Whereabouts = z.infer<typeof whereabouts>;

const day = z.iso.date().transform((text) => text as LocalDate);
/** Which of his organisations it is about: only needed by an administrator, of somebody who works for several. */
const organisation = z.uuid().optional();

export const inOrganisation = z.object({ organisation });

export const newLeave = z
  .strictObject({
    from: day.meta({ description: 'The first day that he is not there' }),
    until: day.meta({ description: 'The last one' }),
    substitute: z.uuid().optional(),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'The last day is not before the first' })
  .meta({ id: 'NewLeave' });

export const newReturn = z
  .strictObject({ on: day.optional().meta({ description: 'The first day that he is there again; today if left out' }) })
  .meta({ id: 'NewReturn' });

const parts = z
  .array(z.strictObject({ to: z.uuid(), cases: z.array(z.uuid()).min(1).max(5000).optional() }))
  .min(1)
  .max(50)
  .refine((all) => all.filter(({ cases }) => cases === undefined).length <= 1, {
    message: 'One of them gets all that the others do not name',
  });

export const handingOver = z.strictObject({ parts }).meta({ id: 'HandingOver' });

export const newDeparture = z
  .strictObject({
    from: day.meta({ description: 'The first day that he is not there' }),
    parts: parts
      .optional()
      .meta({ description: 'What is handed over in the same act; the rest goes to the backup that day' }),
  })
  .meta({ id: 'NewDeparture' });

export const regionalPage = z
  .object({
    items: z.array(
      z.object({
        caseId: z.uuid(),
        child,
        director: z.string(),
        usedUp: z.boolean().meta({ description: 'Its ladders are used up' }),
        withoutDirector: z.boolean().meta({ description: 'Nobody can be reached who directs it' }),
        withoutPerson: z.array(z.string()).meta({ description: 'Open steps that nobody has today' }),
      }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'RegionalList' });
export type RegionalPage = z.infer<typeof regionalPage>;
