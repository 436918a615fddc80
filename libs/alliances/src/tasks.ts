import { directorTasks, field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a step can ask of this partner. */
export const allianceTasks: readonly TaskType[] = [
  task('perspective-advice', ['alliance'], {
    advisedOn: field.day,
    place: field.place,
    support: z.enum(['basic', 'extra', 'special', 'tailor-made']),
    validUntil: field.day.optional(),
  }),
  ...directorTasks,
];
