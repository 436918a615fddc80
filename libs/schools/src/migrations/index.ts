import { AbsenceStatements1795399200000 } from './1795399200000-absence-statements';

/** In the order of their timestamps. */
export const schoolMigrations = [AbsenceStatements1795399200000] as const;
