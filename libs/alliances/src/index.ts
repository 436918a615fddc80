export { AlliancesModule } from './alliances.module';
export { allianceMigrations } from './migrations';
export { AllianceEvidence } from './alliance-evidence.entity';
export { allianceMay } from './alliance.ability';
export { allianceTasks } from './tasks';
