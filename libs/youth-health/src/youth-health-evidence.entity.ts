import { Evidence } from '@app/cases';
import { Entity } from 'typeorm';

/** What this partner filled in for tasks of its own. */
@Entity('youth_health_evidence')
export class YouthHealthEvidence extends Evidence {}
