import { Evidence } from '@app/cases';
import { Entity } from 'typeorm';

/** What this partner filled in for tasks of its own. */
@Entity('compulsory_education_evidence')
export class CompulsoryEducationEvidence extends Evidence {}
