import { z } from 'zod';
import { hat } from '../prevention/hats';
import { day, named, on, place, time } from '../prevention/shapes';

/** What an officer was at a school, or at work, for. */
export const purposes = [
  'question-desk',
  'presence',
  'find-place',
  'talk',
  'signalling',
  'errand',
  'administration',
  'other',
] as const;

const purpose = z.enum(purposes);
const minutes = z.int().min(1).max(480);

export const newActivity = z
  .strictObject({
    purpose,
    minutes,
    on: day.optional().meta({ description: 'Today if left out' }),
    school: z.uuid().optional(),
    taskOfSchool: z.boolean().default(false).meta({ description: 'It was the school’s to do: that school sees it' }),
    hat: hat.default('monitor'),
  })
  .refine(({ taskOfSchool, school }) => !taskOfSchool || school !== undefined, {
    path: ['school'],
    message: 'Say of which school it was the task',
  })
  .meta({ id: 'NewActivity' });

const spent = { minutes: z.int(), times: z.int() };

export const activities = z
  .object({
    activities: z.array(
      z.object({
        id: z.uuid(),
        on,
        officer: z.string(),
        purpose,
        minutes,
        school: z.string().optional(),
        taskOfSchool: z.boolean(),
        hat,
      }),
    ),
    perPurpose: z.array(z.object({ purpose, ...spent })),
  })
  .meta({ id: 'Activities' });
export type Activities = z.infer<typeof activities>;

/** What officers did that was for schools to do: a school sees its own, an office what it did itself. */
export const tasksOfSchools = z
  .object({ tasks: z.array(z.object({ school: z.string(), office: z.string(), purpose, ...spent })) })
  .meta({ id: 'TasksOfSchools' });
export type TasksOfSchools = z.infer<typeof tasksOfSchools>;

export const newPresence = z
  .strictObject({ school: z.uuid(), on: day, begins: time, ends: time, room: place.optional() })
  .refine(({ begins, ends }) => begins < ends, { path: ['ends'], message: 'It ends after it begins' })
  .meta({ id: 'NewPresence' });

/** When an officer is at a school, from today on. */
export const presence = z
  .object({
    presence: z.array(
      z.object({
        id: z.uuid(),
        school: named,
        office: z.string(),
        officer: z.string(),
        on,
        begins: time,
        ends: time,
        room: z.string().optional(),
        cancelled: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof presence>;
