import { tells } from '@app/cases';
import { z } from 'zod';
import { hat } from '../prevention/hats';
import { contactPupil, day, named, on, pupilNumber, time } from '../prevention/shapes';

/** A care-and-advice meeting, and the one on sickness as a signal, which says whose turn it is: youth health or officer. */
export const kinds = ['care-advice', 'sickness-signal'] as const;
/** Who takes a pupil on. */
export const triages = ['school', 'compulsory-education', 'youth-health', 'neighbourhood-team'] as const;

const kind = z.enum(kinds);
const triage = z.enum(triages);

export const newMeeting = z
  .strictObject({
    kind,
    school: z.uuid().optional().meta({ description: 'Left out by the school itself' }),
    on: day,
    begins: time,
    invite: z.array(z.uuid()).min(1).max(20),
  })
  .meta({ id: 'NewCareMeeting' });

export const answer = z.strictObject({ comes: z.boolean(), hat: hat.optional() }).meta({ id: 'CareMeetingAnswer' });

export const bringing = z
  .strictObject({ pupil: pupilNumber, notified: z.boolean() })
  .meta({ id: 'BringToCareMeeting' });

/** Who was there, and who takes which pupil on. Nothing else of what was said is kept. */
export const outcome = z
  .strictObject({
    attended: z.array(z.uuid()).max(20),
    pupils: z.array(z.strictObject({ id: z.uuid(), triage })).max(50),
  })
  .meta({ id: 'CareMeetingOutcome' });

const party = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  comes: z.boolean().optional(),
  attended: z.boolean().optional(),
});

const fields = { id: z.uuid(), kind, school: named, calledBy: named, on, begins: time, held: z.boolean() };

export const careMeeting = z
  .object({
    ...fields,
    parties: z.array(party),
    pupils: z
      .array(
        z.object({
          id: z.uuid(),
          pupil: contactPupil.optional().meta({ description: 'Left out when it was long ago' }),
          notified: tells('absence/summary', z.boolean()),
          triage: tells('agreements/summary', triage).optional(),
        }),
      )
      .meta({ description: 'Those that the person may know of: a partner sees whom it takes on' }),
  })
  .meta({ id: 'CareMeeting' });
export type CareMeeting = z.infer<typeof careMeeting>;

export const careMeetings = z
  .object({ meetings: z.array(z.object({ ...fields, comes: z.boolean().optional() })) })
  .meta({ id: 'CareMeetings' });
export type CareMeetings = z.infer<typeof careMeetings>;
