import { experts, facilitySectors, facilityTypes, payers, returnPaths, targetGroups } from '@app/cases';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { placementToSee } from './placements.parts';
import { on } from '../shapes';

const date = z.iso.date().transform((text) => text as LocalDate);
const name = z.string().trim().min(1).max(120);

/** What an alliance says of a facility: all of it each time. */
export const facilityTold = z
  .strictObject({
    name,
    type: z.enum(facilityTypes),
    sectors: z.array(z.enum(facilitySectors)).min(1),
    targetGroups: z.array(z.enum(targetGroups)).default([]).meta({ description: 'None: for everybody of its sectors' }),
    municipality: z.string().trim().min(1).max(80),
    expert: z.enum(experts).optional().meta({ description: 'Who on its staff has studied for it' }),
    programmes: z.array(name).max(50).default([]),
    returnsTo: z.enum(returnPaths).optional(),
    payer: z.enum(payers),
    capacity: z.int().min(0).max(500),
    validFrom: date,
    validUntil: date.optional(),
  })
  .meta({ id: 'FacilityTold' });

export const facility = z
  .object({
    id: z.uuid(),
    name: z.string(),
    alliance: z.string(),
    type: z.enum(facilityTypes),
    sectors: z.array(z.enum(facilitySectors)),
    targetGroups: z.array(z.enum(targetGroups)),
    municipality: z.string(),
    expert: z.enum(experts).optional(),
    programmes: z.array(z.string()),
    returnsTo: z.enum(returnPaths).optional(),
    payer: z.enum(payers),
    capacity: z.int(),
    taken: z.int(),
    offered: z.int(),
    overstays: z.int().meta({ description: 'Of those taken, they that are there longer than was agreed' }),
    validFrom: on,
    validUntil: on.optional(),
    keeps: z.boolean().meta({ description: 'Whoever asks may change it, and give its places' }),
  })
  .meta({ id: 'Facility' });

export const facilityList = z.object({ items: z.array(facility) }).meta({ id: 'Facilities' });

/** A facility as it is now, and the placements that go on after it has ended. */
export const facilityChanged = z
  .object({ facility, runningBeyond: z.array(placementToSee) })
  .meta({ id: 'FacilityChanged' });

export const facilitiesQuery = z.object({
  type: z.enum(facilityTypes).optional(),
  sector: z.enum(facilitySectors).optional(),
  municipality: z.string().trim().max(80).optional(),
});
