export * from './dates/calendar';
export * from './dates/counting';
export * from './dates/holiday-feed';
export * from './dates/local-date';
export * from './dates/moments';
export * from './dates/public-holidays';
export * from './dates/school-holidays';
export * from './dates/term';
export * from './dates/written-date';

export * from './agreements/agreement';
export * from './agreements/catalogue';
export * from './agreements/check';
export * from './agreements/conditions';
export * from './agreements/differences';
export * from './agreements/fingerprint';
export * from './agreements/ladders';
export * from './agreements/mistake';
export * from './agreements/named-roles';
export * from './agreements/publication';
export * from './agreements/published';
export * from './agreements/region';
export * from './agreements/roles';
export * from './agreements/schemas';
export * from './agreements/signals';
export * from './agreements/signing';
export * from './agreements/source-text';
export * from './agreements/tasks';
export * from './agreements/workflow';
export * from './agreements/written-facts';

export * from './cases/acts';
export * from './cases/advance';
export * from './cases/book';
export * from './cases/events';
export * from './cases/fold';
export { migrationPoints, type MigrationPoint } from './cases/migration-points';
export { mayMigrate, migrateWorkflow } from './cases/migrate';
export * from './cases/open';
export * from './cases/state';
export { latestExtension } from './cases/due-date-acts';
export { confirmClosing } from './cases/closing';
export { invitable, invitationKey } from './cases/invitations';
export { longestAnswer, longestQuestion, questionKey } from './cases/questions';
export { directorOf, dueText, isDecision } from './cases/steps';
export type { TraceLine } from './cases/trace';

export * from './signals/absences';
export * from './signals/crossing';
export * from './signals/crossings';

export * from './simulator/expectations';
export * from './simulator/scenario';
export * from './simulator/simulate';

export * from './explain';
