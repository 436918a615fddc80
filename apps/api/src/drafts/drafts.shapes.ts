import { z } from 'zod';
import { at } from '../shapes';

/** Which form, of which case and step: ids and names of steps, never a name of somebody. */
export const draftKey = z.string().regex(/^[a-z0-9][a-z0-9:._-]{0,199}$/i);

const mostFields = 60;
const mostOfAll = 20_000;

export const filledIn = z
  .record(z.string().max(100), z.string().max(5000))
  .refine((fields) => Object.keys(fields).length <= mostFields, `At most ${mostFields} fields`)
  .refine((fields) => JSON.stringify(fields).length <= mostOfAll, `At most ${mostOfAll} characters in all`);

export const newDraft = z.object({ filledIn }).meta({ id: 'NewDraft' });

export const draft = z
  .object({
    filledIn: z.record(z.string(), z.string()).meta({ description: 'Empty where nothing was kept' }),
  })
  .meta({ id: 'Draft' });

export const drafts = z
  .object({ drafts: z.array(z.object({ key: z.string(), writtenAt: at })) })
  .meta({ id: 'Drafts' });
