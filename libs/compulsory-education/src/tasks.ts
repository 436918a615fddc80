import { attendanceEvaluation, directorTasks, field, task, type TaskType } from '@app/cases';
import { z } from 'zod';
import { absoluteTasks } from './absolute-tasks';
import { signalTasks } from './signal-tasks';

/** The four principles of the method: what a plan answers for, one by one. */
const principles = ['returnProgramme', 'earlyHelp', 'chainInvolved', 'lightBeforeHeavy'] as const;

/** Absence is somebody's fault by an inquiry alone, and then it is the child's or the parents'. */
const culpable = { fact: 'culpable', answer: 'finding', among: ['youth', 'parents'] } as const;

/** What a step can ask of this partner. */
export const compulsoryEducationTasks: readonly TaskType[] = [
  task('take-charge', ['compulsory-education'], {
    takenOn: field.day,
    handling: z.enum(['inquiry', 'warning', 'referred', 'none']),
  }),
  task(
    'inquiry',
    ['compulsory-education'],
    {
      heardOn: field.day,
      heard: field.present,
      cause: z.enum(['school', 'family', 'health', 'motivation', 'unknown']),
      finding: field.finding,
    },
    { isOwn: true, shown: ['heardOn', 'heard', 'finding'], grounds: culpable },
  ),
  task(
    'mas-plan',
    ['compulsory-education'],
    {
      chosenOn: field.day,
      route: z.enum(['voluntary', 'care', 'halt', 'report', 'none']),
      ...Object.fromEntries(principles.map((principle) => [principle, z.boolean()])),
    },
    { isNeeded: true, isOwn: true, shown: ['chosenOn', ...principles], explained: principles },
  ),
  task('share-agreements', ['compulsory-education'], { sharedOn: field.day, with: field.family, how: field.how }),
  task(
    'officer-talk',
    ['compulsory-education'],
    { heldOn: field.day, with: field.family, how: field.how, finding: field.finding.optional() },
    { shown: ['heldOn', 'finding'], grounds: culpable },
  ),
  ...signalTasks,
  ...absoluteTasks,
  attendanceEvaluation,
  ...directorTasks,
];
