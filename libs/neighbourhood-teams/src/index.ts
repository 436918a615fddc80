export { NeighbourhoodTeamsModule } from './neighbourhood-teams.module';
export { neighbourhoodTeamMigrations } from './migrations';
export { NeighbourhoodTeamEvidence } from './neighbourhood-team-evidence.entity';
export { neighbourhoodTeamMay } from './neighbourhood-team.ability';
export { neighbourhoodTeamTasks } from './tasks';
