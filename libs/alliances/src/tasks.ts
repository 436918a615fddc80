import { directorTasks, field, queueReview, schoolSearch, task, type TaskType } from '@app/cases';
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
  task(
    'support-advice',
    ['alliance'],
    { heldOn: field.day, present: field.present, support: z.enum(['basic', 'extra', 'special', 'tailor-made']) },
    { shown: ['heldOn', 'present', 'support'] },
  ),
  task(
    'mediation',
    ['alliance'],
    { heldOn: field.day, present: field.present, answer: z.enum(['agreed', 'refused', 'no-answer']) },
    { shown: ['heldOn', 'present', 'answer'] },
  ),
  schoolSearch,
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
