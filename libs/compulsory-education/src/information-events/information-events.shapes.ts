import { z } from 'zod';
import { day, on } from '../prevention/shapes';

export const kinds = ['class-visit', 'parents-evening', 'yard-action', 'meeting', 'training', 'market'] as const;
/** For whom information is. */
export const audiences = [
  'directors',
  'absence-coordinators',
  'support-coordinators',
  'mentors',
  'parents',
  'pupils',
  'care-partners',
] as const;
/** Why an event was not held: `capacity` is that the office had nobody. */
const reasons = ['capacity', 'school', 'other'] as const;

const audience = z.enum(audiences);
const kind = z.enum(kinds);

export const newEvent = z
  .strictObject({
    on: day,
    kind,
    audiences: z.array(audience).min(1).max(audiences.length),
    schools: z.array(z.uuid()).min(1).max(100),
  })
  .meta({ id: 'NewInformationEvent' });

export const outcome = z
  .discriminatedUnion('held', [
    z.strictObject({ held: z.literal(true), reached: z.int().min(0).max(5000) }),
    z.strictObject({ held: z.literal(false), because: z.enum(reasons) }),
  ])
  .meta({ id: 'InformationEventOutcome' });

export const informationEvents = z
  .object({
    events: z.array(
      z.object({
        id: z.uuid(),
        office: z.string(),
        on,
        kind,
        audiences: z.array(audience),
        schools: z.array(z.string()),
        held: z.boolean().optional(),
        reached: z.int().optional(),
        because: z.enum(reasons).optional(),
      }),
    ),
  })
  .meta({ id: 'InformationEvents' });
export type InformationEvents = z.infer<typeof informationEvents>;

/** Which schools got information for whom in a school year, and for whom not. */
export const coverage = z
  .object({
    schoolYear: z.int(),
    schools: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        sectors: z.array(z.string()),
        reached: z.array(audience),
        planned: z.array(audience),
        missing: z.array(audience),
        capacity: z.boolean().meta({ description: 'Something was not held because the office had nobody for it' }),
      }),
    ),
    sectors: z.array(z.object({ sector: z.string(), audience, events: z.int(), reached: z.int() })),
  })
  .meta({ id: 'InformationCoverage' });
export type Coverage = z.infer<typeof coverage>;
