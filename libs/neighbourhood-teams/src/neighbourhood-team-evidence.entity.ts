import { Evidence } from '@app/cases';
import { Entity } from 'typeorm';

/** What this partner filled in for tasks of its own. */
@Entity('neighbourhood_team_evidence')
export class NeighbourhoodTeamEvidence extends Evidence {}
