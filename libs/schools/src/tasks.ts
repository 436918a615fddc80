import { attendanceEvaluation, directorTasks, field, schoolSearch, task, type TaskType } from '@app/cases';
import { notifiedKinds } from '@app/rules';
import { z } from 'zod';
import { applicationTasks } from './application-tasks';
import { preventionTasks } from './prevention-tasks';

/** What a step can ask of this partner. */
export const schoolTasks: readonly TaskType[] = [
  task('duo-notification', ['school'], {
    reportedOn: field.day,
    kind: z.enum(notifiedKinds),
    alsoToAlliance: z.boolean(),
  }),
  task('name-director', ['school'], { namedOn: field.day, hasBackup: z.boolean(), familyToldOn: field.day.optional() }),
  task('absence-talk', ['school'], {
    heldOn: field.day,
    with: field.family,
    how: field.how,
    cause: z.enum(['school', 'family', 'health', 'motivation', 'unknown']),
  }),
  task('consent-question', ['school'], { askedOn: field.day, answer: z.enum(['given', 'refused', 'no-answer']) }),
  task('consult-request', ['school'], { sentOn: field.day, urgency: z.enum(['ordinary', 'soon']) }),
  task('attendance-plan', ['school'], {
    agreedOn: field.day,
    firstDayOn: field.day,
    hoursPerWeek: field.hoursPerWeek,
    reviewOn: field.day,
  }),
  task('progress-report', ['school'], { weekOf: field.day, hoursAttended: field.hoursPerWeek }),
  task('return-report', ['school'], { firstDayOn: field.day, hoursPerWeek: field.hoursPerWeek, place: field.place }),
  ...preventionTasks,
  ...applicationTasks,
  attendanceEvaluation,
  schoolSearch,
  ...directorTasks,
];
