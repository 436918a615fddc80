import { CompulsoryEducationEvidence1795399500000 } from './1795399500000-compulsory-education-evidence';

/** In the order of their timestamps. */
export const compulsoryEducationMigrations = [CompulsoryEducationEvidence1795399500000] as const;
