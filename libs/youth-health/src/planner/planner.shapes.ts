import { tells } from '@app/cases';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';

const on = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day: write 09:00');
const day = on.transform((text) => text as LocalDate);
const by = z.enum(['doctor', 'nurse']);
const place = z.string().trim().min(1).max(60);
const step = z.string().regex(/^[\w./-]{1,120}$/, 'is no key of a step');

const invitation = z.object({ id: z.uuid(), on, begins: time, by });

/** What waits for a consult, by due date: which child and by when, and nothing of what is asked. */
export const requests = z
  .object({
    requests: z.array(
      tells(
        'identity/full',
        z.object({
          caseId: z.uuid(),
          step,
          child: z.object({
            name: z.string(),
            bornOn: on,
            school: z.string(),
            municipality: z.string(),
          }),
          dueOn: on,
          isLate: z.boolean(),
          invitation: invitation.optional(),
          stayedAway: z.int().meta({ description: 'How often the child did not come' }),
        }),
      ),
    ),
  })
  .meta({ id: 'ConsultRequests' });
export type Requests = z.infer<typeof requests>;

const minutesOfDay = 24 * 60;
const minuteOf = (begins: string) => Number(begins.slice(0, 2)) * 60 + Number(begins.slice(3));

/** A slot, or so many in a row: each begins where the one before ends. */
export const newSlot = z
  .strictObject({
    on: day,
    begins: time,
    minutes: z.int().min(5).max(240).default(30),
    inARow: z.int().min(1).max(12).default(1),
    by,
    place: place.optional(),
  })
  .refine(
    ({ begins, minutes, inARow }) => minuteOf(begins) + minutes * inARow <= minutesOfDay,
    'goes on after midnight',
  )
  .meta({ id: 'NewConsultSlot' });

/** Slots from today on. */
export const slots = z
  .object({
    slots: z.array(
      z.object({
        id: z.uuid(),
        on,
        begins: time,
        minutes: z.int(),
        by,
        place: place.optional(),
        isFree: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ConsultSlots' });
export type Slots = z.infer<typeof slots>;

export const inviting = z.strictObject({ caseId: z.uuid(), step, slot: z.uuid() }).meta({ id: 'InviteForConsult' });

const family = z.array(z.enum(['pupil', 'parents'])).min(1);

/** The child came, gets another slot, or is left to the officer. */
export const came = z
  .discriminatedUnion('came', [
    z.strictObject({ came: z.literal(true), with: family }),
    z.strictObject({
      came: z.literal(false),
      slot: z.uuid().optional().meta({ description: 'Left out: the officer thinks along' }),
    }),
  ])
  .meta({ id: 'ConsultOutcome' });

/** How the requests of a case stand, for everybody who sees the case: never what is asked or found. */
export const states = z
  .object({
    consults: z.array(
      z.object({
        step,
        state: z.enum(['asked', 'invited', 'stayed-away', 'held']),
        dueOn: on,
        on: on.optional(),
        organisation: z.string(),
      }),
    ),
  })
  .meta({ id: 'ConsultStates' });
export type States = z.infer<typeof states>;

export const newSettings = z
  .strictObject({ nursesHold: z.boolean(), budgetHours: z.int().min(0).max(100000) })
  .meta({ id: 'NewPlannerSettings' });

/** What there is to give in a school year, what went, and who waits. */
export const capacity = z
  .object({
    nursesHold: z.boolean(),
    budgetHours: z.int(),
    plannedHours: z.number(),
    heldHours: z.number(),
    leftHours: z.number(),
    waiting: z.int().meta({ description: 'Requests without an invitation' }),
    late: z.int(),
  })
  .meta({ id: 'ConsultCapacity' });
export type Capacity = z.infer<typeof capacity>;
