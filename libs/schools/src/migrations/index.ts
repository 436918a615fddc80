import { AbsenceStatements1795399200000 } from './1795399200000-absence-statements';
import { SchoolEvidence1795399260000 } from './1795399260000-school-evidence';

/** In the order of their timestamps. */
export const schoolMigrations = [AbsenceStatements1795399200000, SchoolEvidence1795399260000] as const;
