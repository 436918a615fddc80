import { directorTasks, field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a step can ask of this partner. */
export const youthHealthTasks: readonly TaskType[] = [
  task('appointment', ['youth-health'], { plannedOn: field.day, on: field.day, how: field.how }),
  task('consult', ['youth-health'], { heldOn: field.day, with: field.family, how: field.how }),
  task(
    'capacity-conclusion',
    ['youth-health'],
    {
      concludedOn: field.day,
      capacity: z.enum(['full', 'partly', 'none-yet', 'unknown']),
      hoursPerWeek: field.hoursPerWeek.optional(),
      validUntil: field.day.optional(),
    },
    { isConclusion: true },
  ),
  ...directorTasks,
];
