import { z } from 'zod';
import { hat } from '../prevention/hats';
import { on, period } from '../prevention/shapes';

export const contactsAsked = period.extend({ hat: hat.optional() });
export type ContactsAsked = z.infer<typeof contactsAsked>;

/** What kinds of contact an officer has without a case. */
export const kinds = ['surgery', 'group-talk', 'consultation', 'activity', 'care-meeting'] as const;

/** What an officer did himself, by the hat that he wore. */
export const contacts = z
  .object({
    contacts: z.array(
      z.object({
        kind: z.enum(kinds),
        on,
        hat,
        school: z.string().optional(),
        minutes: z.int().optional(),
        notified: z
          .boolean()
          .optional()
          .meta({ description: 'Of a surgery: whether there was a notification as well' }),
      }),
    ),
    perHat: z.array(z.object({ hat, contacts: z.int(), minutes: z.int() })),
  })
  .meta({ id: 'Contacts' });
export type Contacts = z.infer<typeof contacts>;

/** Of the young people who were talked with in a school year: how many were notified, or had a signal, in the twelve months after. */
export const recurrence = z
  .object({
    schoolYear: z.int(),
    kinds: z.array(
      z.object({
        kind: z.enum(['surgery', 'group-talk']),
        youths: z.int(),
        again: z.int(),
        followed: z.int().meta({ description: 'Of whom it is known by now: twelve months are over, or it happened' }),
      }),
    ),
  })
  .meta({ id: 'Recurrence' });
export type Recurrence = z.infer<typeof recurrence>;
