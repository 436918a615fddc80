import { tells } from '@app/cases';
import { z } from 'zod';
import { hat } from '../prevention/hats';
import { contactPupil, day, named, on, place, pupilNumber, time } from '../prevention/shapes';

/** Why a school lists a pupil. */
export const reasons = ['late', 'unauthorised', 'mixed', 'sickness', 'worry'] as const;
/** What came of a talk. */
export const results = ['advice', 'agreement', 'parents-invited', 'youth-health', 'help', 'notification'] as const;

const reason = z.enum(reasons);
const result = z.enum(results);
const slot = z.int().min(1).max(24);

export const newSurgery = z
  .strictObject({
    school: z.uuid(),
    on: day,
    begins: time,
    slotMinutes: z.int().min(5).max(120).default(15),
    slots: slot.default(8),
    room: place.optional(),
  })
  .meta({ id: 'NewSurgery' });

export const listing = z
  .strictObject({
    pupil: pupilNumber,
    slot: slot.optional().meta({ description: 'The first one that is free if left out' }),
    reason,
    notified: z.boolean().meta({ description: 'Whether the school notified this absence as well' }),
  })
  .meta({ id: 'ListForSurgery' });

export const talked = z
  .discriminatedUnion('came', [
    z.strictObject({ came: z.literal(true), result, hat: hat.default('advisor') }),
    z.strictObject({ came: z.literal(false), hat: hat.default('monitor') }),
  ])
  .meta({ id: 'SurgeryTalk' });

const listed = z.object({
  id: z.uuid(),
  slot: z.int(),
  at: time,
  pupil: contactPupil.optional().meta({ description: 'Left out when it was long ago' }),
  reason: tells('absence/summary', reason),
  notified: tells('absence/summary', z.boolean()),
  isElsewhere: z.boolean().meta({ description: 'A resident of a municipality of another office' }),
  told: z.string().optional().meta({ description: 'The office of that municipality, which was told' }),
  came: z.boolean().optional(),
  result: result.optional(),
  hat: hat.optional(),
});

const surgeryFields = {
  id: z.uuid(),
  office: named,
  school: named,
  on,
  begins: time,
  slotMinutes: z.int(),
  slots: z.int(),
  room: z.string().optional(),
  cancelled: z.boolean(),
};

export const surgery = z.object({ ...surgeryFields, pupils: z.array(listed) }).meta({ id: 'Surgery' });
export type Surgery = z.infer<typeof surgery>;

export const surgeries = z
  .object({ surgeries: z.array(z.object({ ...surgeryFields, free: z.int() })) })
  .meta({ id: 'Surgeries' });
export type Surgeries = z.infer<typeof surgeries>;

/** What an office is told of its residents who were listed for a surgery of another office. */
export const residentsElsewhere = z
  .object({
    residents: z.array(
      z.object({
        id: z.uuid(),
        pupil: contactPupil.optional(),
        school: z.string(),
        office: z.string(),
        on,
        reason: tells('absence/summary', reason),
        notified: tells('absence/summary', z.boolean()),
        came: z.boolean().optional(),
        result: result.optional(),
        seen: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ResidentsElsewhere' });
export type ResidentsElsewhere = z.infer<typeof residentsElsewhere>;

/** Talks with pupils of another municipality: what an office did for others, and what others did for it. */
export const settlement = z
  .object({
    schoolYear: z.int(),
    rows: z.array(
      z.object({
        by: z.string(),
        municipality: z.string(),
        for: z.string().optional().meta({ description: 'The office of that municipality, where the region has one' }),
        listed: z.int(),
        came: z.int(),
        stayedAway: z.int(),
      }),
    ),
  })
  .meta({ id: 'Settlement' });
export type Settlement = z.infer<typeof settlement>;
