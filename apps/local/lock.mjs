import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './sentences.mjs';

/**
 * When a process began, in ticks since the machine did: with its number this names it for good, although numbers are
 * used again. Undefined for one that has ended, also when its parent has not collected it yet.
 *
 * @param {number} pid
 */
function startOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return undefined;
  }
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch (error) {
    return process.platform === 'linux' && error.code === 'ENOENT' ? undefined : 'unknown';
  }
}

/** @returns {{ pid: number, start: string, url?: string } | undefined} */
function holderOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Makes this process the only one that works on `folder`, until it ends; a holder that was killed does not count.
 * The lock is a file that says who holds it, linked into place whole, so that nobody reads half of one.
 *
 * @param {string} folder
 * @returns {{ tell(more: object): void, release(): void, wasKilled: boolean }} `tell` adds to what others can read in
 *   the lock, such as the address; `wasKilled` says that the one before did not end in order
 */
export function takeLock(folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const own = join(folder, `lock.${process.pid}`);
  let wasKilled = false;
  const me = { pid: process.pid, start: startOf(process.pid) };
  writeFileSync(own, JSON.stringify(me));
  try {
    while (!linked(own, file)) {
      setAside(file, `${own}.stale`);
      wasKilled = true;
    }
  } finally {
    rmSync(own, { force: true });
  }
  const release = () => {
    if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return {
    tell(more) {
      writeFileSync(own, JSON.stringify({ ...me, ...more }));
      renameSync(own, file);
    },
    release,
    wasKilled,
  };
}

function linked(own, file) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    refuseWhileHeld(holderOf(file));
    return false;
  }
}

/** Takes a lock without a holder away. One that somebody else took in the meantime is put back. */
function setAside(file, aside) {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const holder = holderOf(aside);
  const held = holder && startOf(holder.pid) === holder.start;
  if (held) renameSync(aside, file);
  rmSync(aside, { force: true });
  if (held) refuseWhileHeld(holder);
}

function refuseWhileHeld(holder) {
  if (!holder || startOf(holder.pid) !== holder.start) return;
  const where = holder.url ? ` at ${holder.url}` : '';
  throw new CannotStart(
    `Terugweg already runs in this folder${where} (process ${holder.pid}): use that one, or stop it with Ctrl-C in its window or kill ${holder.pid}.`,
  );
}
