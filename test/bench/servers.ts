import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../../apps/local/src/postgres';
import { end, Started } from '../../apps/local/src/processes';
import { roomForPrograms } from '../support/built-programs';
import { RedisServer } from '../support/redis-server';

/** As a region would run it: what was committed is on disk, and each commit has its moment. */
const postgresSettings = [
  'max_connections=200',
  'synchronous_commit=on',
  'fsync=on',
  'track_commit_timestamp=on',
  'shared_buffers=2GB',
  'effective_cache_size=8GB',
  'work_mem=64MB',
  'maintenance_work_mem=512MB',
  'wal_buffers=64MB',
  'max_wal_size=16GB',
  'checkpoint_timeout=30min',
  'jit=off',
];

/** The database and the Redis that everybody is measured on, each of our own and on a free port. */
export class Servers {
  private constructor(
    private readonly started: Started,
    readonly postgres: PostgresServer,
    readonly redis: RedisServer | undefined,
  ) {}

  static async start(): Promise<Servers> {
    const started = new Started();
    const folder = mkdtempSync(join(tmpdir(), 'terugweg-bench-'));
    const programs = roomForPrograms();
    for (const made of [folder, programs]) started.add(() => rmSync(made, { recursive: true, force: true }));
    chmodSync(folder, 0o755);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void started.endAll().then(() => process.exit(1)));
    }
    try {
      const postgres = await startPostgres(folder, { started, settings: postgresSettings });
      process.env['TEST_POSTGRES_URL'] = postgres.url('postgres');
      return new Servers(started, postgres, await startRedis(folder, started));
    } catch (error) {
      await started.endAll();
      throw error;
    }
  }

  stop(): Promise<void> {
    return this.started.endAll();
  }
}

async function startRedis(folder: string, started: Started): Promise<RedisServer | undefined> {
  if (!RedisServer.program) return undefined;
  const ending = [
    ['SIGTERM', 10_000],
    ['SIGKILL', 5000],
  ] as const;
  return RedisServer.start(folder, {
    remembers: 'each second',
    spawned: (pid) => started.add(() => end(pid, ending)),
  });
}
