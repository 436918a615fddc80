import { field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What an officer does with a notification below the limit of the law. */
export const signalTasks: readonly TaskType[] = [
  task('absence-triage', ['compulsory-education'], {
    on: field.day,
    kind: z.enum(['unauthorised', 'authorised', 'mixed']),
  }),
  task('notice-letter', ['compulsory-education'], { sentOn: field.day }),
  task('surgery', ['compulsory-education'], { heldOn: field.day, with: field.family, how: field.how }),
  task('group-talk', ['compulsory-education'], { heldOn: field.day, pupils: z.int().min(1).max(8) }),
  task('safety-partner', ['compulsory-education'], {
    calledOn: field.day,
    partner: z.enum(['safe-home', 'police', 'youth-care', 'other']),
  }),
  task('absence-decision', ['compulsory-education'], {
    decidedOn: field.day,
    decision: z.enum(['notice', 'warning', 'report', 'none']),
    secondReader: z.boolean(),
  }),
];
