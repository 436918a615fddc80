import { ImportRuns1795400110000 } from './1795400110000-import-runs';
import { AbsencePeriods1795400800000 } from './1795400800000-absence-periods';
import { Enrolments1795400820000 } from './1795400820000-enrolments';

/** In the order of their timestamps. */
export const importMigrations = [
  ImportRuns1795400110000,
  AbsencePeriods1795400800000,
  Enrolments1795400820000,
] as const;
