import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../apps/local/src/ports';
import { type PostgresServer, startPostgres } from '../../apps/local/src/postgres';
import { end, Started } from '../../apps/local/src/processes';

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

/** The path of a program, undefined when this machine does not have it. */
export function programNamed(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A Redis of our own that keeps what it is given, appended each second. */
export interface RedisServer {
  readonly pid: number;
  readonly url: string;
}

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
    started.add(() => rmSync(folder, { recursive: true, force: true }));
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
  const program = programNamed('redis-server');
  if (!program) return undefined;
  const port = await freePort();
  const kept = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
  const where = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--logfile',
    join(folder, 'redis.log'),
  ];
  const { pid } = spawn(program, [...where, ...kept], { stdio: 'ignore', detached: true });
  if (!pid) throw new Error(`${program} does not start`);
  started.add(() =>
    end(pid, [
      ['SIGTERM', 10_000],
      ['SIGKILL', 5000],
    ]),
  );
  const url = `redis://127.0.0.1:${port}`;
  await whenAnswering(url);
  return { pid, url };
}

async function whenAnswering(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await redis.connect();
      redis.disconnect();
      return;
    } catch {
      await pause(25);
    }
  }
  throw new Error(`The Redis server at ${url} does not answer`);
}
