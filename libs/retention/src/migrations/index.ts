import { Retention1795710110000 } from './1795710110000-retention';

/** In the order of their timestamps. */
export const retentionMigrations = [Retention1795710110000] as const;
