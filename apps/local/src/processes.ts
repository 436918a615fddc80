import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Whether a process still runs. One that ended and was not collected by its parent does not: under a container's
 * first process an orphan may stay in that state for good.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** The folder in which a process works; undefined when it has ended or is not ours to look into. */
export function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Waits until the process has ended, at most `ms` milliseconds, looking every `everyMs`; says whether it has. */
export async function ended(pid: number, ms: number, everyMs = 20): Promise<boolean> {
  const until = performance.now() + ms;
  while (isRunning(pid)) {
    if (performance.now() > until) return false;
    await pause(everyMs);
  }
  return true;
}

/** Ends one process by its number: each signal in turn, with the milliseconds it is given to obey. */
export async function end(pid: number, signals: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [signal, ms] of signals) {
    if (!isRunning(pid)) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await ended(pid, ms)) return;
  }
}

type Ending = () => Promise<void> | void;

/** What was started, and how each of it ends: in the opposite order, also when one of them fails to. */
export class Started {
  private readonly endings: Ending[] = [];
  private ending: Promise<void> | undefined;

  /**
   * To be called at once after a start, before waiting for anything.
   *
   * @throws Error when everything is being ended: then so is this, and its starter goes no further
   */
  add(ending: Ending): void {
    if (!this.ending) this.endings.push(ending);
    else {
      void ending();
      throw new Error('Stopped while starting');
    }
  }

  get isEnding(): boolean {
    return this.ending !== undefined;
  }

  /** Ends everything; a second call waits for the first. */
  endAll(): Promise<void> {
    this.ending ??= this.unwind();
    return this.ending;
  }

  private async unwind(): Promise<void> {
    for (let next = this.endings.pop(); next; next = this.endings.pop()) {
      try {
        await next();
      } catch (error) {
        console.error(error);
      }
    }
  }
}
