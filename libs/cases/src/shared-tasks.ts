import { partners } from '@app/rules';
import { z } from 'zod';
import { field, task, type TaskType } from './task-type';

const directors = [...partners, 'certified-institution'] as const;

/** What every party that directs a case can be asked. */
export const directorTasks: readonly TaskType[] = [
  task('round-table', directors, { heldOn: field.day, present: field.present }),
  task('return-plan', directors, {
    agreedOn: field.day,
    place: field.place,
    firstDayOn: field.day,
    hoursPerWeek: field.hoursPerWeek,
    carriedOutBy: field.role,
    paidBy: field.role,
    reviewOn: field.day,
  }),
  task('contact', directors, { on: field.day, with: field.family, how: field.how }),
];

/** What the table is asked, and whoever holds decisive authority: a decision, who carries it out, by when. */
export const tableTasks: readonly TaskType[] = [
  task('table-decision', ['table'], {
    decidedOn: field.day,
    decision: z.enum(['new-plan', 'place', 'support', 'decisive-authority']),
    carriedOutBy: field.role,
    beforeOn: field.day,
  }),
  task('decision', ['decisive-authority'], {
    decidedOn: field.day,
    decision: z.enum(['place', 'payer', 'support', 'other-party-acts']),
    carriedOutBy: field.role,
    beforeOn: field.day,
  }),
];

/** Looking back at the attendance: by the school, or by the officer. */
export const attendanceEvaluation = task('attendance-evaluation', ['compulsory-education', 'school'], {
  lookedOn: field.day,
  attendance: z.enum(['restored', 'improved', 'same', 'worse']),
});
