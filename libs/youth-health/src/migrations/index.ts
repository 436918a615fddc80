import { MedicalNotes1795701180000 } from './1795701180000-medical-notes';
import { Planner1795405080000 } from './1795405080000-planner';
import { YouthHealthEvidence1795399380000 } from './1795399380000-youth-health-evidence';

/** In the order of their timestamps. */
export const youthHealthMigrations = [
  YouthHealthEvidence1795399380000,
  Planner1795405080000,
  MedicalNotes1795701180000,
] as const;
