import { attendanceEvaluation, directorTasks, field, task, type TaskType } from '@app/cases';
import { z } from 'zod';
import { absoluteTasks } from './absolute-tasks';
import { signalTasks } from './signal-tasks';

/** What a step can ask of this partner. */
export const compulsoryEducationTasks: readonly TaskType[] = [
  task('take-charge', ['compulsory-education'], {
    takenOn: field.day,
    handling: z.enum(['inquiry', 'warning', 'referred', 'none']),
  }),
  task('inquiry', ['compulsory-education'], {
    heardOn: field.day,
    heard: field.present,
    cause: z.enum(['school', 'family', 'health', 'motivation', 'unknown']),
  }),
  task('mas-plan', ['compulsory-education'], {
    chosenOn: field.day,
    route: z.enum(['voluntary', 'care', 'halt', 'report', 'none']),
  }),
  task('share-agreements', ['compulsory-education'], { sharedOn: field.day, with: field.family, how: field.how }),
  task('officer-talk', ['compulsory-education'], { heldOn: field.day, with: field.family, how: field.how }),
  ...signalTasks,
  ...absoluteTasks,
  attendanceEvaluation,
  ...directorTasks,
];
