import { categories, type Category, documentKinds, documentOrigins, inspectorateAsked, instruments } from '@app/cases';
import { type LocalDate, roles } from '@app/rules';
import { z } from 'zod';
import { at, on } from '../shapes';

const category = z.enum(Object.keys(categories) as [Category, ...Category[]]);
const audience = z.union([z.literal('own'), z.literal('all'), z.array(z.enum(roles)).min(1).max(20)]);
const day = z.iso.date().transform((text) => text as LocalDate);
const kind = z.enum(documentKinds);
const from = z.enum(documentOrigins);
const lies = z.string().trim().min(1).max(200);

const instrument = z.enum(instruments);
const asked = z.enum(inspectorateAsked);

/** What somebody writes: for his own organisation, unless he says for whom. */
export const newNote = z
  .strictObject({
    category,
    audience: audience.default('own').meta({ description: 'own organisation, all parties, or these roles' }),
    text: z.string().trim().min(1).max(4000).optional(),
    document: z
      .strictObject({
        kind,
        from,
        datedOn: day,
        validUntil: day.optional(),
        lies: lies.meta({ description: 'Where it lies: files are not kept here' }),
      })
      .optional(),
    instrument: z
      .strictObject({ name: instrument, takenOn: day, inPlan: z.boolean().default(false) })
      .optional()
      .meta({ description: "An instrument of which the text is the result, in the young person's own words" }),
    inspectorate: z
      .strictObject({ on: day, asked })
      .optional()
      .meta({ description: 'A contact with the Inspectorate' }),
  })
  .refine(({ instrument: one, inspectorate }) => one === undefined || inspectorate === undefined, {
    path: ['inspectorate'],
    message: 'A note records one thing',
  })
  .refine(({ text, document: named }) => text !== undefined || named !== undefined, {
    path: ['text'],
    message: 'Write something, or name a document',
  })
  .meta({ id: 'NewNote' });

export const note = z
  .object({
    id: z.uuid(),
    category,
    audience: z.union([z.enum(['own', 'all']), z.array(z.string())]),
    text: z.string().nullable(),
    document: z.object({ kind, from, datedOn: on, validUntil: on.optional(), lies: z.string().nullable() }).nullable(),
    recorded: z
      .object({
        instrument: z.object({ name: instrument, takenOn: on, inPlan: z.boolean() }).optional(),
        inspectorate: z.object({ on, asked }).optional(),
      })
      .nullable(),
    organisation: z.string(),
    person: z.string().nullable(),
    writtenAt: at,
  })
  .meta({ id: 'Note' });

export const notes = z.object({ notes: z.array(note) }).meta({ id: 'Notes' });
