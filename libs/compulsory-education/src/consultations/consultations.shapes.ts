import { tells } from '@app/cases';
import { z } from 'zod';
import { hat } from '../prevention/hats';
import { day, on } from '../prevention/shapes';

/** Who asked for advice. */
export const askers = ['school', 'parents', 'young-person', 'alliance', 'youth-health', 'care', 'other'] as const;
/** What it was about. */
export const topics = [
  'late',
  'unauthorised',
  'sickness',
  'leave',
  'enrolment',
  'exemption',
  'worry',
  'other',
] as const;

const askedBy = z.enum(askers);
const about = z.enum(topics);
const minutes = z.int().min(1).max(480);
const pupil = z.string().trim().min(1).max(80);

/** Three choices and it is written down; whom it was about is left out. */
export const newConsultation = z
  .strictObject({
    askedBy,
    about,
    minutes: minutes.default(15),
    on: day.optional().meta({ description: 'Today if left out' }),
    school: z.uuid().optional(),
    hat: hat.default('advisor'),
    pupil: pupil.optional().meta({ description: 'Only if it has to be known: forgotten after twelve months' }),
  })
  .meta({ id: 'NewConsultation' });

export const consultations = z
  .object({
    consultations: z.array(
      z.object({
        id: z.uuid(),
        on,
        askedBy,
        about,
        minutes,
        school: z.string().optional(),
        hat,
        pupil: tells('identity/full', pupil).optional(),
      }),
    ),
  })
  .meta({ id: 'Consultations' });
export type Consultations = z.infer<typeof consultations>;

/** How much advice was given: an officer sees his own, who leads the office everybody's. Never about whom. */
export const consultationHours = z
  .object({
    weeks: z.array(
      z.object({
        monday: on,
        officers: z.array(z.object({ name: z.string(), consultations: z.int(), minutes: z.int() })),
      }),
    ),
    hoursPerWeek: z.number().meta({ description: 'Of an officer, over the weeks in which he gave any, to a tenth' }),
  })
  .meta({ id: 'ConsultationHours' });
export type ConsultationHours = z.infer<typeof consultationHours>;
