import { z } from 'zod';

/** Its consultant answers for the cases of a school; its team of expertise can be asked along. */
export const does = z.enum(['consultant', 'expertise']);

export const newConsultant = z.strictObject({ school: z.uuid(), person: z.uuid(), does }).meta({ id: 'NewConsultant' });

export const consultants = z
  .object({
    consultants: z.array(z.object({ alliance: z.string(), school: z.string(), person: z.string(), does })),
  })
  .meta({ id: 'Consultants' });
export type Consultants = z.infer<typeof consultants>;
