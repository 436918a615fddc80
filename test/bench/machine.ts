import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Ticks of the system's CPU counters in a second; Linux has told programs 100 for decades. */
const ticksPerSecond = 100;
/** With more than this many programs at work beside us, what is measured says little. */
const busyAbove = 0.7;

/** @throws Error on a machine that does something else: figures of such a run would be void */
export function refuseBusyMachine(): void {
  const [lastMinute] = loadavg() as [number];
  if (lastMinute <= busyAbove) return;
  throw new Error(
    `This machine is busy (load ${lastMinute.toFixed(2)} in the last minute, at most ${busyAbove}): wait until it is quiet.`,
  );
}

/** One line for the head of a report. */
export function machineInWords(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.versions.node}`;
}

/** Seconds of CPU that a process used, with what its children used that have ended and were waited for. */
function secondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0) / ticksPerSecond;
  } catch {
    return 0;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return undefined;
  }
}

/** Seconds of CPU of processes and of all that they started, ended or not. */
export function cpuSeconds(pids: readonly number[]): number {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  const children = all.filter((pid) => pids.includes(parentOf(pid) ?? 0));
  return [...pids, ...children].reduce((sum, pid) => sum + secondsOf(pid), 0);
}
