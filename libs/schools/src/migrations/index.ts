import { AbsenceStatements1795399200000 } from './1795399200000-absence-statements';
import { DoubtfulStatements1795695060000 } from './1795695060000-doubtful-statements';
import { SchoolEvidence1795399260000 } from './1795399260000-school-evidence';
import { SchoolProtocols1795405050000 } from './1795405050000-school-protocols';

/** In the order of their timestamps. */
export const schoolMigrations = [
  AbsenceStatements1795399200000,
  SchoolEvidence1795399260000,
  SchoolProtocols1795405050000,
  DoubtfulStatements1795695060000,
] as const;
