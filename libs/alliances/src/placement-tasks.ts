import { field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What an alliance is asked of a place in a facility, from the request to half a year after it. */
export const placementTasks: readonly TaskType[] = [
  task('place-offer', ['alliance'], { on: field.day, place: field.place, firstDayOn: field.day.optional() }),
  task('placement-intake', ['alliance'], {
    on: field.day,
    urgency: z.enum(['ordinary', 'soon']),
    paidBy: field.role.optional(),
  }),
  task('payer-decision', ['alliance'], { decidedOn: field.day, paidBy: field.role }),
  task('place-decision', ['alliance'], {
    decidedOn: field.day,
    isWaiting: z.boolean(),
    startsOn: field.day.optional(),
  }),
  task('family-answer', ['alliance'], { on: field.day, answer: z.enum(['agreed', 'refused', 'no-answer']) }),
  task('placement-start', ['alliance'], {
    firstDayOn: field.day,
    hoursPerWeek: field.hoursPerWeek,
    validUntil: field.day,
  }),
  task('placement-review', ['alliance'], {
    heldOn: field.day,
    present: field.present,
    attendance: z.enum(['restored', 'improved', 'same', 'worse']),
  }),
  task('placement-end', ['alliance'], { on: field.day, place: field.place }),
  task('follow-up', ['alliance'], {
    askedOn: field.day,
    attendance: z.enum(['restored', 'improved', 'same', 'worse']),
  }),
];
