import { join } from 'node:path';
import { type Config, migrate } from '@app/platform';
import { migrations } from './migrations';
import { startPostgres } from './postgres';
import { Started } from './processes';
import { reachDatabase } from './reach';
import { checked } from './settings';

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
    return await work(await migrateGiven({ ...env, DATABASE_URL: given }));
  } finally {
    await started.endAll();
  }
}

/**
 * Brings the database of DATABASE_URL up to date, where there is no other.
 *
 * @returns what the environment says
 * @throws CannotStart with one sentence when the environment is not right or the server cannot be reached
 */
export async function migrateGiven(env: NodeJS.ProcessEnv): Promise<Config> {
  const config = checked(env);
  await reachDatabase(config.DATABASE_URL);
  await migrate(config, migrations);
  return config;
}
