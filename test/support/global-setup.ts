import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../apps/local/src/postgres';
import { Started } from '../../apps/local/src/processes';
import { roomForPrograms } from './built-programs';
import type { Guarded } from './guarded';
import { programNamed } from './program-named';
import { RedisServer } from './redis-server';

/**
 * Starts what the stories run on, once for all test files: PostgreSQL always, Redis when there is a server or
 * `REDIS_URL`. Tests find it through `TEST_POSTGRES_URL`, `TEST_REDIS_URL`, `TEST_CHROMIUM`, `TEST_PROGRAMS` and
 * `TEST_FOLDER`, which is theirs to fill; what is missing is said in one line, or fails the run with `REQUIRE_REDIS=1` or `REQUIRE_BROWSER=1`.
 */
export default async function setUp(): Promise<void> {
  const guardian = fork(join(__dirname, 'guardian.mjs'), {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  (globalThis as Guarded).guardian = guardian;
  const folder = mkdtempSync(join(tmpdir(), 'terugweg-test-'));
  guardian.send({ folder });
  guardian.send({ folder: roomForPrograms() });
  chmodSync(folder, 0o755);
  const settings = ['max_connections=300'];
  const postgres = await startPostgres(folder, { started: new Started(), throwAway: true, settings });
  guardian.send({ pid: postgres.pid });
  const redis = process.env['REDIS_URL'] || (await startRedis(folder, (pid) => guardian.send({ pid })));
  const chromium = programNamed('chromium', 'chromium-browser', 'google-chrome');
  tell(
    'REQUIRE_REDIS',
    redis,
    'No redis-server on the PATH and no REDIS_URL: tests with the queue on Redis are skipped.',
  );
  tell('REQUIRE_BROWSER', chromium, 'No chromium on the PATH: tests in a browser are skipped.');
  process.env['TEST_FOLDER'] = folder;
  process.env['TEST_POSTGRES_URL'] = postgres.url('postgres');
  if (redis) process.env['TEST_REDIS_URL'] = redis;
  if (chromium) process.env['TEST_CHROMIUM'] = chromium;
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL']) delete process.env[name];
}

function tell(requirement: string, found: string | undefined, line: string): void {
  if (found) return;
  if (process.env[requirement] === '1') throw new Error(`${line} ${requirement}=1 forbids that.`);
  console.log(line);
}

async function startRedis(folder: string, spawned: (pid: number) => void): Promise<string | undefined> {
  return RedisServer.program && (await RedisServer.start(folder, { spawned })).url;
}
