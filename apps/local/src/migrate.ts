import { join } from 'node:path';
import { migrate } from '@app/platform';
import { migrations } from './migrations';
import { startPostgres } from './postgres';
import { Started } from './processes';
import { reachDatabase } from './reach';
import { checked } from './settings';

/** Brings the database of DATABASE_URL up to date, or else the embedded one, which is started for it and ended. */
export async function migrateHere(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const started = new Started();
  try {
    const given = env['DATABASE_URL'] || (await startPostgres(join(root, '.data'), { started })).url();
    await migrateGiven({ ...env, DATABASE_URL: given });
  } finally {
    await started.endAll();
  }
}

/**
 * Brings the database of DATABASE_URL up to date, where there is no other.
 *
 * @throws CannotStart with one sentence when the environment is not right or the server cannot be reached
 */
export async function migrateGiven(env: NodeJS.ProcessEnv): Promise<void> {
  const config = checked(env);
  await reachDatabase(config.DATABASE_URL);
  await migrate(config, migrations);
}
