import { field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a school is asked of an application, and of a pupil who waits for care or a place. */
export const applicationTasks: readonly TaskType[] = [
  task('application-receipt', ['school'], { appliedOn: field.day, sentOn: field.day }),
  task('school-answer', ['school'], { on: field.day, answer: z.enum(['investigating', 'admitted', 'no-room']) }),
  task('need-inquiry', ['school'], {
    concludedOn: field.day,
    support: z.enum(['basic', 'extra', 'special', 'tailor-made']),
    place: field.place,
  }),
  task('admission-decision', ['school'], {
    decidedOn: field.day,
    decision: z.enum(['admitted', 'other-school', 'extended', 'no-room', 'withdrawn']),
    sentOn: field.day,
  }),
  task('refusal-letter', ['school'], { sentOn: field.day, namesReasons: z.boolean(), namesDisputes: z.boolean() }),
  task('temporary-place', ['school'], { firstDayOn: field.day, hoursPerWeek: field.hoursPerWeek, place: field.place }),
  task('bridging-plan', ['school'], {
    agreedOn: field.day,
    place: field.place,
    hoursPerWeek: field.hoursPerWeek,
    reviewOn: field.day,
  }),
];
