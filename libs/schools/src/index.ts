export { schoolMigrations } from './migrations';
export { SchoolsModule } from './schools.module';
export { SchoolEvidence } from './school-evidence.entity';
export { schoolMay } from './school.ability';
export { schoolTasks } from './tasks';
