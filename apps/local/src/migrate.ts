import { join } from 'node:path';
import { migrate, readConfig } from '@app/platform';
import { migrations } from './migrations';
import { startPostgres } from './postgres';
import { Started } from './processes';
import { reachDatabase } from './reach';

/** Brings the database of DATABASE_URL up to date, or else the embedded one, which is started for it and ended. */
export async function migrateHere(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const started = new Started();
  try {
    const given = env['DATABASE_URL'] || (await startPostgres(join(root, '.data'), { started })).url();
    const config = readConfig({ ...env, DATABASE_URL: given });
    await reachDatabase(given);
    await migrate(config, migrations);
  } finally {
    await started.endAll();
  }
}
