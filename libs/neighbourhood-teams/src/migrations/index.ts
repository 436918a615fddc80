import { NeighbourhoodTeamEvidence1795399440000 } from './1795399440000-neighbourhood-team-evidence';

/** In the order of their timestamps. */
export const neighbourhoodTeamMigrations = [NeighbourhoodTeamEvidence1795399440000] as const;
