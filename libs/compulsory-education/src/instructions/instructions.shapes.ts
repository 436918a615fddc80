import { parseTerm } from '@app/rules';
import { z } from 'zod';
import { day, named, on } from '../prevention/shapes';

const word = z.string().regex(/^[\w-]{1,60}$/, 'is no name of an agreement');
const term = z.string().refine((text) => parseTerm(text) !== undefined, 'is no term: write `10 working-days`');

/** What a college instructs its officer (Leerplichtwet art. 16, fourth paragraph): a document, and the rules in it that are kept here. */
export const newInstruction = z
  .strictObject({
    municipality: z.string().trim().min(1).max(80),
    title: z.string().trim().min(1).max(120),
    document: z.string().trim().min(1).max(300).meta({ description: 'Where the document lies' }),
    adoptedOn: day,
    holdsFrom: day,
    surgeryEveryWeeks: z.int().min(1).max(52).optional(),
    terms: z
      .array(z.strictObject({ workflow: word, step: word, within: term }))
      .max(50)
      .default([]),
  })
  .meta({ id: 'NewOfficerInstruction' });

export const instructions = z
  .object({
    instructions: z.array(
      z.object({
        id: z.uuid(),
        office: z.string(),
        municipality: z.string(),
        version: z.int(),
        title: z.string(),
        document: z.string(),
        adoptedOn: on,
        holdsFrom: on,
        inForce: z.boolean(),
        surgeryEveryWeeks: z.int().optional(),
        terms: z.array(
          z.object({
            workflow: z.string(),
            step: z.string(),
            title: z.object({ nl: z.string(), en: z.string() }),
            within: z.string().meta({ description: 'As the college instructs' }),
            agreed: z.string().meta({ description: 'As the region agreed' }),
            isSame: z.boolean(),
          }),
        ),
        surgeries: z
          .array(z.object({ school: named, lastOn: on, nextBefore: on, isLate: z.boolean() }))
          .meta({ description: 'Of one in force: by when the next surgery at each school is to be held' }),
      }),
    ),
  })
  .meta({ id: 'OfficerInstructions' });
export type Instructions = z.infer<typeof instructions>;
