import { absences } from './absences/absences';
import { enrolments } from './enrolments/enrolments';
import type { Kind } from './kind';
import { notifications } from './notifications/notifications';
import { organisations } from './organisations';
import { people } from './people';
import { pupils } from './pupils';
import { runningCases } from './running-cases/running-cases';

/** Every kind of list, in the order in which a region that begins brings them. */
export const kinds: readonly Kind[] = [
  organisations,
  people,
  pupils,
  runningCases,
  absences,
  notifications,
  enrolments,
];
