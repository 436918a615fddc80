/**
 * Ends what a test run started, and removes its folders, when the run is over: also when it was killed or ran out of
 * time. Started by global-setup.ts, which sends `{ pid }` and `{ folder }` and lets go of the channel at the end.
 */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

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

process.on('message', ({ pid, folder }) => {
  if (pid) pids.push(pid);
  if (folder) folders.push(folder);
});
process.once('disconnect', async () => {
  await Promise.all(pids.map(end));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
