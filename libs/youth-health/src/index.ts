export { YouthHealthModule } from './youth-health.module';
export { youthHealthMigrations } from './migrations';
export { YouthHealthEvidence } from './youth-health-evidence.entity';
export { youthHealthMay } from './youth-health.ability';
export { youthHealthTasks } from './tasks';
export { resealMedicalNotes } from './medical-notes/reseal';
export { mayConsult } from './planner/planner.ability';
