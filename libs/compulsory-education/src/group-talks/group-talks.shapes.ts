import { z } from 'zod';
import { hat } from '../prevention/hats';
import { contactPupil, day, named, on, pupilNumber, time } from '../prevention/shapes';

/** What a group talk is about. */
export const subjects = ['late', 'truancy', 'sickness', 'new-at-school', 'other'] as const;
const about = z.enum(subjects);

export const newGroupTalk = z
  .strictObject({ school: z.uuid(), on: day, begins: time, about })
  .meta({ id: 'NewGroupTalk' });

export const joining = z.strictObject({ pupil: pupilNumber }).meta({ id: 'JoinGroupTalk' });

export const attendance = z
  .strictObject({
    came: z.array(z.uuid()).max(8).meta({ description: 'Those of the list who were there; the others were not' }),
    hat: hat.default('advisor'),
  })
  .meta({ id: 'GroupTalkAttendance' });

const fields = {
  id: z.uuid(),
  office: named,
  school: named,
  on,
  begins: time,
  about,
  cancelled: z.boolean(),
  hat: hat.optional().meta({ description: 'There when it was held' }),
};

export const groupTalk = z
  .object({
    ...fields,
    pupils: z
      .array(
        z.object({
          id: z.uuid(),
          pupil: contactPupil.optional().meta({ description: 'Left out when it was long ago' }),
          came: z.boolean().optional(),
        }),
      )
      .max(8),
  })
  .meta({ id: 'GroupTalk' });
export type GroupTalk = z.infer<typeof groupTalk>;

export const groupTalks = z
  .object({
    talks: z.array(z.object({ ...fields, listed: z.int(), came: z.int() })),
    youths: z.int().meta({ description: 'How many young people were in these talks' }),
  })
  .meta({ id: 'GroupTalks' });
export type GroupTalks = z.infer<typeof groupTalks>;
