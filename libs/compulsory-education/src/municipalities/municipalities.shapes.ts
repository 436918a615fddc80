import { z } from 'zod';

/** How large a municipality is, as the national figures group them. */
export const sizeClass = z.enum(['G4', 'G32', 'other']);
/** In which part of the country it is. */
export const part = z.enum(['north', 'east', 'south', 'west']);

export const setting = z.strictObject({ sizeClass, part }).meta({ id: 'MunicipalitySetting' });

const numbers = {
  open: z.int().meta({ description: 'Cases that are open now' }),
  opened: z.int().meta({ description: 'Opened in the school year' }),
  closed: z.int().meta({ description: 'Of those that were opened in it, closed since' }),
};

export const municipalities = z
  .object({
    schoolYear: z.int(),
    municipalities: z.array(
      z.object({ municipality: z.string(), sizeClass: sizeClass.optional(), part: part.optional(), ...numbers }),
    ),
    bySize: z.array(z.object({ sizeClass, ...numbers })),
    byPart: z.array(z.object({ part, ...numbers })),
  })
  .meta({ id: 'Municipalities' });
export type Municipalities = z.infer<typeof municipalities>;
