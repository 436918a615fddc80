import { directorTasks, field, queueReview, task, type TaskType } from '@app/cases';
import { z } from 'zod';
import { placementTasks } from './placement-tasks';

/** What a step can ask of this partner. */
export const allianceTasks: readonly TaskType[] = [
  task('perspective-advice', ['alliance'], {
    advisedOn: field.day,
    place: field.place,
    support: z.enum(['basic', 'extra', 'special', 'tailor-made']),
    validUntil: field.day.optional(),
  }),
  task('ask-school', ['alliance'], { askedOn: field.day, how: field.how }),
  ...placementTasks,
  task('diagnostics-request', ['alliance'], {
    sentOn: field.day,
    isWaiting: z.boolean(),
    startsOn: field.day.optional(),
  }),
  task('directors-decision', ['alliance'], {
    decidedOn: field.day,
    decision: z.enum(['place', 'payer', 'support', 'other-party-acts']),
    carriedOutBy: field.role,
    beforeOn: field.day,
  }),
  queueReview,
  ...directorTasks,
];
