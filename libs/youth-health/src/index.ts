export { YouthHealthModule } from './youth-health.module';
export { youthHealthMigrations } from './migrations';
export { YouthHealthEvidence } from './youth-health-evidence.entity';
export { youthHealthMay } from './youth-health.ability';
export { youthHealthTasks } from './tasks';
export { mayConsult } from './planner/planner.ability';
export { keepsMedicalNotes, medicalNotes } from './medical-notes/medical-notes';
