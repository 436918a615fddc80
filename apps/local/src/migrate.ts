import { join } from 'node:path';
import { type Config, migrate, readConfig } from '@app/platform';
import { migrations } from './migrations';
import { startPostgres } from './postgres';
import { Started } from './processes';
import { reachDatabase } from './reach';

/** Brings the database of DATABASE_URL up to date, or else the embedded one, which is started for it and ended. */
export function migrateHere(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  return inDatabaseHere(root, env, () => Promise.resolve());
}

/** Does work in the same database, after it was brought up to date. */
export async function inDatabaseHere<T>(
  root: string,
  env: NodeJS.ProcessEnv,
  work: (config: Config) => Promise<T>,
): Promise<T> {
  const started = new Started();
  try {
    const given = env['DATABASE_URL'] || (await startPostgres(join(root, '.data'), { started })).url();
    const config = readConfig({ ...env, DATABASE_URL: given });
    await reachDatabase(given);
    await migrate(config, migrations);
    return await work(config);
  } finally {
    await started.endAll();
  }
}
