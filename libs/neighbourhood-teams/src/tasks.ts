import { directorTasks, field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a step can ask of this partner. */
export const neighbourhoodTeamTasks: readonly TaskType[] = [
  task('care-decision', ['neighbourhood-team'], {
    decidedOn: field.day,
    arrangement: z.enum(['family-support', 'youth-care', 'bridging', 'none']),
    startsOn: field.day.optional(),
    isWaiting: z.boolean(),
  }),
  ...directorTasks,
];
