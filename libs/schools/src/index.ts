export { type AbsenceProfile, readAbsenceProfile } from './absence-profile';
export type { WrongRow } from './absence-row';
export { AbsenceImports, type ImportOutcome } from './absence-imports';
export { schoolMigrations } from './migrations';
export { profileOf, SchoolsModule } from './schools.module';
export { SchoolEvidence } from './school-evidence.entity';
export { schoolMay } from './school.ability';
export { schoolTasks } from './tasks';
