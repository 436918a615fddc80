import { ImportRuns1795400110000 } from './1795400110000-import-runs';

/** In the order of their timestamps. */
export const importMigrations = [ImportRuns1795400110000] as const;
