import { partners } from '@app/rules';
import { z } from 'zod';
import { field, task, type TaskType } from './task-type';

const directors = [...partners, 'certified-institution'] as const;

/** What every party that directs a case can be asked. */
export const directorTasks: readonly TaskType[] = [
  task('round-table', directors, { heldOn: field.day, present: field.present }),
  task(
    'return-plan',
    directors,
    {
      agreedOn: field.day,
      place: field.place,
      group: field.group,
      groupUntil: field.day.optional(),
      firstDayOn: field.day,
      hoursPerWeek: field.hoursPerWeek,
      carriedOutBy: field.role,
      paidBy: field.role,
      reviewOn: field.day,
    },
    {
      shown: [
        'agreedOn',
        'place',
        'group',
        'groupUntil',
        'firstDayOn',
        'hoursPerWeek',
        'carriedOutBy',
        'paidBy',
        'reviewOn',
      ],
    },
  ),
  task('contact', directors, { on: field.day, with: field.family, how: field.how }),
  task('enrolment', directors, { firstDayOn: field.day, hoursPerWeek: field.hoursPerWeek, place: field.place }),
  task('care-need', directors, {
    on: field.day,
    answer: z.enum(['given', 'refused', 'no-answer']),
    urgency: z.enum(['ordinary', 'soon']),
  }),
  task('outflow-plan', directors, {
    agreedOn: field.day,
    place: field.place,
    firstDayOn: field.day,
    hoursPerWeek: field.hoursPerWeek,
    carriedOutBy: field.role,
    paidBy: field.role,
  }),
  task('agenda-item', directors, {
    sentOn: field.day,
    decision: z.enum(['new-plan', 'place', 'support', 'decisive-authority']),
    familyToldOn: field.day.optional(),
  }),
  task('tell-family', directors, { sharedOn: field.day, with: field.family, how: field.how }),
  task('carried-out', directors, { on: field.day, decision: z.enum(['new-plan', 'place', 'support']) }),
];

/** What the table is asked, and whoever holds decisive authority: a decision, who carries it out, by when. */
export const tableTasks: readonly TaskType[] = [
  task('table-decision', ['table'], {
    decidedOn: field.day,
    decision: z.enum(['new-plan', 'place', 'support', 'decisive-authority']),
    carriedOutBy: field.role,
    beforeOn: field.day,
  }),
  task('table-date', ['table'], { on: field.day }),
  task('table-agenda', ['table'], { sentOn: field.day, present: field.present }),
  task('table-record', ['table'], { on: field.day, decisions: z.int().min(0).max(20) }),
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

/** Looking for a school: it is for schools and their alliance to find one, and not for the officer. */
export const schoolSearch = task(
  'school-search',
  ['school', 'alliance'],
  { askedOn: field.day, schools: z.int().min(0).max(20), place: field.place.optional() },
  { isOwn: true, shown: ['askedOn', 'schools', 'place'] },
);

/** Looking at a waiting list again: by the alliance, or by the neighbourhood team. */
export const queueReview = task('queue-review', ['alliance', 'neighbourhood-team'], {
  lookedOn: field.day,
  isWaiting: z.boolean(),
  startsOn: field.day.optional(),
});
