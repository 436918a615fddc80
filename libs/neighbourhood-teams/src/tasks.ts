import { directorTasks, field, queueReview, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a step can ask of this partner. */
export const neighbourhoodTeamTasks: readonly TaskType[] = [
  task('care-decision', ['neighbourhood-team'], {
    decidedOn: field.day,
    arrangement: z.enum(['family-support', 'youth-care', 'bridging', 'none']),
    startsOn: field.day.optional(),
    isWaiting: z.boolean(),
  }),
  task('care-intake', ['neighbourhood-team'], { heldOn: field.day, with: field.family, how: field.how }),
  task('care-provider', ['neighbourhood-team'], {
    on: field.day,
    isWaiting: z.boolean(),
    startsOn: field.day.optional(),
  }),
  task('care-check', ['neighbourhood-team'], { askedOn: field.day, answer: z.enum(['used', 'partly', 'not-used']) }),
  task('wellbeing-check', ['neighbourhood-team'], {
    on: field.day,
    with: field.family,
    how: field.how,
    answer: z.enum(['holds', 'worse', 'motivation-falls']),
  }),
  queueReview,
  ...directorTasks,
];
