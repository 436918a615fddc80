/**
 * Ends what a test run started, and removes its folders, when the run is over: also when it was killed or ran out of
 * time. Started by global-setup.ts, which sends `{ pid }` and `{ folder }` and lets go of the channel at the end.
 */
import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesOf } from './processes-of.cjs';

/** Milliseconds that a server gets to end in order. */
const patienceMs = 5000;

const pids = [];
const folders = [];

function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function end(pid) {
  signal(pid, 'SIGINT');
  for (const until = performance.now() + patienceMs; signal(pid, 0) && performance.now() < until;) await pause(20);
  signal(pid, 'SIGKILL');
}

/** Data that a copy of the checkout keeps outside it (see CheckoutCopy): what its link points to. */
function dataOutside(folder) {
  return readdirSync(folder)
    .filter((name) => name.startsWith('copy-'))
    .map((name) => join(folder, name, '.data/postgres'))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    .map((link) => readlinkSync(link));
}

/** A story that was cut off may leave what it started in the run's folder. */
function sweep(folder) {
  const all = [folder, ...dataOutside(folder)];
  for (const pid of processesOf(all)) signal(pid, 'SIGKILL');
  for (const one of all) rmSync(one, { recursive: true, force: true, maxRetries: 10 });
}

process.on('message', ({ pid, folder }) => {
  if (pid) pids.push(pid);
  if (folder) folders.push(folder);
});
process.once('disconnect', async () => {
  await Promise.all(pids.map(end));
  folders.forEach(sweep);
});
