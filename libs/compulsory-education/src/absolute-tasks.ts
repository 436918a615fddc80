import { field, task, type TaskType } from '@app/cases';
import { z } from 'zod';

/** What a municipality does for a child that is enrolled nowhere. */
export const absoluteTasks: readonly TaskType[] = [
  task('detection', ['compulsory-education'], {
    on: field.day,
    foundBy: z.enum(['registers', 'start-of-year', 'moved-in', 'unenrolled']),
  }),
  task('register-check', ['compulsory-education'], {
    askedOn: field.day,
    answer: z.enum(['enrolled-nowhere', 'error', 'abroad', 'exempted']),
  }),
  task('parents-contact', ['compulsory-education'], { sentOn: field.day, how: field.how }),
  task('home-visit', ['compulsory-education'], { heldOn: field.day, answer: z.enum(['met', 'nobody']) }),
  task('applications', ['compulsory-education'], { appliedOn: field.day, schools: z.int().min(0).max(20) }),
  task('help-offered', ['compulsory-education'], {
    on: field.day,
    arrangement: z.enum(['family-support', 'youth-care', 'bridging', 'none']),
  }),
];
