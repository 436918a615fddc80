import { Evidence } from '@app/cases';
import { Entity } from 'typeorm';

/** What this partner filled in for tasks of its own. */
@Entity('alliance_evidence')
export class AllianceEvidence extends Evidence {}
