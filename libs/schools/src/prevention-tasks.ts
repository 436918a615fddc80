import { field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a school does before it notifies anybody. */
export const preventionTasks: readonly TaskType[] = [
  task('mentor-talk', ['school'], {
    heldOn: field.day,
    how: field.how,
    cause: z.enum(['school', 'family', 'health', 'motivation', 'unknown']),
  }),
  task('inform-parents', ['school'], { calledOn: field.day, sentOn: field.day }),
  task('signal-alliance', ['school'], { reportedOn: field.day, familyToldOn: field.day.optional() }),
];
