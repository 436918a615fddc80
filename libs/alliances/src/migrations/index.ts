import { AllianceEvidence1795399320000 } from './1795399320000-alliance-evidence';

/** In the order of their timestamps. */
export const allianceMigrations = [AllianceEvidence1795399320000] as const;
