import { Evidence } from '@app/cases';
import { Entity } from 'typeorm';

/** What this partner filled in for tasks of its own. */
@Entity('school_evidence')
export class SchoolEvidence extends Evidence {}
