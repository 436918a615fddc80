import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { CannotStart, diskFull, withoutBinaries } from './cannot-start';
import { freePort } from './ports';
import {
  type Cluster,
  type ClusterOptions,
  lastLine,
  openCluster,
  plainEnvironment,
  serverOf,
} from './postgres-cluster';
import { end, ended, isRunning } from './processes';

/** A running server of our own, on the loopback address only. */
export interface PostgresServer {
  readonly pid: number;
  readonly port: number;
  /** True for one that an earlier launcher left behind. */
  readonly isReused: boolean;
  /** Address of a database, with the login of its owner, who is no superuser. Default: our own database. */
  url(database?: string): string;
  /** Rejects, with the reason, when the server ends by itself. */
  readonly broken: Promise<never>;
}

export interface PostgresOptions extends ClusterOptions {
  /** Settings on top of the cluster's own, such as `max_connections=200`. */
  readonly settings?: readonly string[];
  /** For who must be found where an earlier one was. Default: any that is free. */
  readonly port?: number;
}

/** Login of the owner, and name of the database. */
export const owner = 'terugweg';

/** Longest recovery that is waited for after a crash, in milliseconds. */
const patienceMs = 120_000;
/** How often a running server is looked at, in milliseconds. */
const watchMs = 250;

/**
 * Only ourselves can connect, with the password. The log keeps no statement and no value of a row: both may be
 * personal data.
 */
const safeSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_checkpoints=off',
];
const throwAwaySettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Runs PostgreSQL on the cluster in `folder`, and adds its end to `options.started`. A server that a killed launcher
 * left there is taken over.
 *
 * @throws CannotStart with the reason
 */
export async function startPostgres(folder: string, options: PostgresOptions): Promise<PostgresServer> {
  const cluster = await openCluster(folder, options);
  const log = join(folder, 'postgres.log');
  const orphan = await orphanOf(cluster);
  const { pid, port } = orphan ?? (await startServer(cluster, log, options));
  if (orphan) options.started.add(() => endServer(pid));
  const url = (login: string, database: string) =>
    `postgres://${login}:${cluster.password}@127.0.0.1:${port}/${database}`;
  await makeDatabase(url('postgres', 'postgres'), cluster.password);
  return {
    pid,
    port,
    isReused: orphan !== undefined,
    url: (database = owner) => url(owner, database),
    broken: watch(pid, log, options),
  };
}

/** Fast first: waits for nobody, but leaves nothing to recover. */
const endServer = (pid: number) =>
  end(pid, [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ]);

/** A server that runs on our data already, once it has made up its mind whether it starts or stops. */
async function orphanOf({ data }: Cluster): Promise<{ pid: number; port: number } | undefined> {
  const until = performance.now() + patienceMs;
  for (let server = serverOf(data); server && isRunning(server.pid); server = serverOf(data)) {
    if (server.isReady) return server;
    if (performance.now() > until)
      throw new CannotStart(`PostgreSQL (process ${server.pid}) does not become ready; end it, then start again.`);
    await pause(50);
  }
  return undefined;
}

async function startServer(
  cluster: Cluster,
  log: string,
  options: PostgresOptions,
): Promise<{ pid: number; port: number }> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const port = options.port ?? (await freePort());
    const pid = spawnServer(cluster, { port, log, options });
    if (await isReady(pid, cluster.data, until)) return { pid, port };
    const output = readFileSync(log, 'utf8');
    if (!mayPass(output) || options.started.isEnding || performance.now() > until)
      throw reasonFor(output, cluster.data, log);
    await pause(200);
  }
}

interface Spawning {
  readonly port: number;
  readonly log: string;
  readonly options: PostgresOptions;
}

/** In a session of its own, so that Ctrl-C reaches it through us, after those who use it. */
function spawnServer({ programs, data, account }: Cluster, { port, log, options }: Spawning): number {
  const settings = [...safeSettings, ...(options.throwAway ? throwAwaySettings : []), ...(options.settings ?? [])];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const output = openSync(log, 'w', 0o600);
  const stdio = ['ignore', output, output] as const;
  const child = spawn(join(programs, 'bin/postgres'), args, {
    ...account,
    env: plainEnvironment,
    cwd: '/',
    stdio: [...stdio],
    detached: true,
  });
  closeSync(output);
  child.once('error', () => undefined);
  child.unref();
  const { pid } = child;
  if (pid === undefined) throw withoutBinaries('the program cannot be run');
  options.started.add(() => endServer(pid));
  return pid;
}

async function isReady(pid: number, data: string, until: number): Promise<boolean> {
  while (isRunning(pid) && performance.now() < until) {
    const server = serverOf(data);
    if (server?.pid === pid && server.isReady) return true;
    await pause(20);
  }
  return false;
}

/** Another program was quicker to take the port, or the processes of a killed server are still ending. */
const mayPass = (output: string) =>
  /Address already in use|could not create any TCP|pre-existing shared memory block|postmaster\.pid" already exists/.test(
    output,
  );

function reasonFor(output: string, data: string, log: string): Error {
  if (/error while loading shared libraries|GLIBC_/.test(output)) return withoutBinaries(lastLine(output));
  const full = diskFull(output);
  if (full) return full;
  return new CannotStart(
    `PostgreSQL does not start on ${data} (${lastLine(output)}): see ${log}, or delete the folder to begin anew.`,
  );
}

/** The owner is no superuser, as on a real server: what it may not do there fails here too. */
async function makeDatabase(address: string, password: string): Promise<void> {
  const client = new Client({ connectionString: address });
  try {
    await client.connect();
    const { rows } = await client.query<{ login: boolean; name: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as login,
              exists (select from pg_database where datname = $1) as name`,
      [owner],
    );
    const secret = client.escapeLiteral(password);
    if (!rows[0]!.login) await client.query(`create role ${owner} login createdb createrole password ${secret}`);
    if (!rows[0]!.name) await client.query(`create database ${owner} owner ${owner}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new CannotStart(
      'The file password does not fit the database beside it: put the right one back, or delete the folder to begin anew.',
    );
  } finally {
    await client.end();
  }
}

function watch(pid: number, log: string, { started }: PostgresOptions): Promise<never> {
  const broken = ended(pid, Infinity, watchMs).then((): never => {
    const output = started.isEnding ? '' : readFileSync(log, 'utf8');
    throw (
      diskFull(output) ??
      new CannotStart(`PostgreSQL ended (process ${pid}, see ${log}); start again: what was saved is kept.`)
    );
  });
  broken.catch(() => undefined);
  return broken;
}
