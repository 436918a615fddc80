import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart, diskFull, withoutBinaries } from './cannot-start';
import { type Account, isReachable, isRoot, nobody, outside, postgresPrograms } from './postgres-program';
import { end, folderOf, type Started } from './processes';

/** A database cluster on disk: what is needed to run a server on it. */
export interface Cluster {
  /** Folder with `bin/postgres`. */
  readonly programs: string;
  readonly data: string;
  readonly account: Account;
  /** Of both logins: `postgres`, who may everything, and the owner of our database. */
  readonly password: string;
}

export interface ClusterOptions {
  /** What ends when the launcher does. */
  readonly started: Started;
  /** Does not wait for the disk: for a cluster that is thrown away. */
  readonly throwAway?: boolean;
}

/** The major version of the programs; a data folder of another one cannot be read by them. */
const major = '18';

/** What PostgreSQL's programs get to see of our environment: nothing, so that no PGDATA or locale leads them astray. */
export const plainEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };

/**
 * The cluster in `folder`, made when it is not there. `folder` gets `postgres/` (the data; as root in a folder that
 * `nobody` cannot reach a link to where they are) and `password` (only for our eyes).
 *
 * @throws CannotStart when what is there is not whole, or this machine cannot run the server
 */
export async function openCluster(folder: string, options: ClusterOptions): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  const link = join(realpathSync(folder), 'postgres');
  if (isMade(link)) {
    const data = realpathSync(link);
    const account = isRoot ? ownerOf(data) : {};
    return { programs: postgresPrograms(account), data, account, password: readPassword(folder) };
  }
  const account = isRoot ? nobody : {};
  const password = randomBytes(24).toString('base64url');
  const cluster = { programs: postgresPrograms(account), data: await placeFor(link, account), account, password };
  writePassword(folder, password);
  await initialise(cluster, options);
  if (cluster.data !== link) symlinkSync(cluster.data, link);
  return cluster;
}

/** Whether there is a cluster; half of one is told, never mended, since it may hold somebody's data. */
function isMade(link: string): boolean {
  const entry = lstatSync(link, { throwIfNoEntry: false });
  if (!entry) return false;
  if (entry.isSymbolicLink() && !existsSync(link)) throw notWhole(link, `its data in ${readlinkSync(link)} are gone`);
  const content = readdirSync(link);
  if (content.length === 0 && !entry.isSymbolicLink()) return false;
  const missing = ['PG_VERSION', 'global/pg_control', 'postgresql.conf'].find((file) => !existsSync(join(link, file)));
  if (missing) throw notWhole(link, `${missing} is missing`);
  const version = readFileSync(join(link, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) throw notWhole(link, `it is of PostgreSQL ${version || 'unknown'} and not ${major}`);
  return true;
}

const notWhole = (link: string, why: string) =>
  new CannotStart(
    `The database in ${link} is not whole (${why}): put it back from a copy, or delete ${dirname(link)} to begin anew.`,
  );

/** A data folder keeps its owner, so that it can be used by root and by an ordinary user in turn. */
function ownerOf(data: string): Account {
  const { uid, gid } = statSync(data);
  return uid === 0 ? nobody : { uid, gid };
}

function readPassword(folder: string): string {
  const file = join(folder, 'password');
  if (!existsSync(file)) throw notWhole(join(folder, 'postgres'), `${file} is missing`);
  return readFileSync(file, 'utf8').trim();
}

function writePassword(folder: string, password: string): void {
  const file = join(folder, 'password');
  rmSync(file, { force: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
}

/** Beside the other data, or outside the checkout when the account cannot reach that. */
async function placeFor(link: string, account: Account): Promise<string> {
  if (account.uid === undefined || isReachable(dirname(link))) return link;
  const name = createHash('sha256')
    .update(realpathSync(dirname(link)))
    .digest('hex')
    .slice(0, 16);
  const place = join(outside, `data-${name}`);
  await removeLeftover(place);
  mkdirSync(outside, { recursive: true });
  chmodSync(outside, 0o755);
  return place;
}

/** The link to it was deleted, so somebody wants to begin anew; its server may still run. */
async function removeLeftover(place: string): Promise<void> {
  if (!existsSync(place)) return;
  const pid = serverOf(place)?.pid;
  if (pid)
    await end(pid, [
      ['SIGINT', 5000],
      ['SIGKILL', 5000],
    ]);
  rmSync(place, { recursive: true });
}

/** Makes the cluster under another name and then renames it: what has the name is whole. */
async function initialise({ programs, data, account, password }: Cluster, options: ClusterOptions): Promise<void> {
  const half = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(half, { recursive: true, force: true });
  try {
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of [half, passwordFile]) chownSync(path, account.uid ?? -1, account.gid ?? -1);
    const args = ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
    const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const speed = options.throwAway ? ['--no-sync'] : [];
    await run(
      join(programs, 'bin/initdb'),
      [...args, ...locale, ...speed, '--no-instructions'],
      account,
      options.started,
    );
    renameSync(half, data);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function run(program: string, args: string[], account: Account, started: Started): Promise<void> {
  const child = spawn(program, args, {
    ...account,
    env: plainEnvironment,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.add(() => void child.kill('SIGKILL'));
  let output = '';
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(withoutBinaries(error.message)));
    child.once('close', resolve);
  });
  if (code === 0) return;
  if (/error while loading shared libraries|GLIBC_/.test(output)) throw withoutBinaries(lastLine(output));
  throw diskFull(output) ?? new CannotStart(`The database could not be made: ${lastLine(output)}.`);
}

/** The last line that says something, without the name of the program before it. */
export function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (lines.findLast((line) => /error:|fatal:|panic:/i.test(line)) ?? lines.at(-1) ?? 'no reason was given').trim();
}

/** The server that runs on a data folder: its number, port and state, as it writes them itself. */
export function serverOf(data: string): { pid: number; port: number; isReady: boolean } | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!pid || folderOf(pid) !== data) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}
