import { YouthHealthEvidence1795399380000 } from './1795399380000-youth-health-evidence';

/** In the order of their timestamps. */
export const youthHealthMigrations = [YouthHealthEvidence1795399380000] as const;
