import { CompulsoryEducationEvidence1795399500000 } from './1795399500000-compulsory-education-evidence';
import { GroupTalks1795405010000 } from './1795405010000-group-talks';
import { Surgeries1795405000000 } from './1795405000000-surgeries';

/** In the order of their timestamps. */
export const compulsoryEducationMigrations = [
  CompulsoryEducationEvidence1795399500000,
  Surgeries1795405000000,
  GroupTalks1795405010000,
] as const;
