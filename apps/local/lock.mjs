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
function holderIn(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const isHeld = (holder) => Boolean(holder) && startOf(holder.pid) === holder.start;

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
  const me = { pid: process.pid, start: startOf(process.pid) };
  let wasKilled = false;
  writeFileSync(own, JSON.stringify(me));
  try {
    while (!linked(own, file)) {
      const text = textOf(file);
      refuseWhileHeld(holderIn(text));
      wasKilled = text !== undefined && replaced(own, file, text);
      if (wasKilled) break;
    }
  } finally {
    rmSync(own, { force: true });
  }
  const release = () => {
    if (holderIn(textOf(file))?.pid === process.pid) rmSync(file, { force: true });
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

/** Gives `own` that name too, unless there is one. */
function linked(own, file) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Puts `own` in the place of a lock that nobody holds and that says `text`. Who may do that is settled by a name
 * that only one can make, and which is looked at again under that name: a lock that was taken meanwhile stays.
 */
function replaced(own, file, text) {
  const turn = `${file}.turn`;
  if (!linked(own, turn)) {
    const other = textOf(turn);
    if (other !== undefined && !isHeld(holderIn(other))) rmSync(turn, { force: true });
    return false;
  }
  try {
    if (textOf(file) !== text) return false;
    writeFileSync(`${own}.new`, textOf(own));
    renameSync(`${own}.new`, file);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function refuseWhileHeld(holder) {
  if (!isHeld(holder)) return;
  const where = holder.url ? ` at ${holder.url}` : '';
  throw new CannotStart(
    `Terugweg already runs in this folder${where} (process ${holder.pid}): use that one, or stop it with Ctrl-C in its window or kill ${holder.pid}.`,
  );
}
