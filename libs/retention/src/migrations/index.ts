import { Retention1795710110000 } from './1795710110000-retention';
import { FormerPupils1795710900000 } from './1795710900000-former-pupils';

/** In the order of their timestamps. */
export const retentionMigrations = [Retention1795710110000, FormerPupils1795710900000] as const;
