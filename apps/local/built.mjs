import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeLock } from './lock.mjs';
import { CannotStart } from './sentences.mjs';

const folders = ['apps', 'libs'];
const settings = ['.swcrc', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const stampFile = 'dist/.built-from';

/** A hash over what is built. By content, not by date: a checkout or a copy changes dates and nothing else. */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const path of [...settings, ...folders.flatMap((folder) => sourcesIn(root, folder))]) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function sourcesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** Whether `dist/` is there and was made from the sources as they are now. */
export function isBuilt(root) {
  const stamp = join(root, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/**
 * Builds the server parts and the web app into `dist/`, unless that was done from the same sources.
 *
 * @param {string} root the checkout
 * @param {(line: string) => void} say is told what goes on
 * @returns {Promise<boolean>} whether there was something to build
 */
export async function ensureBuilt(root, say) {
  if (isBuilt(root)) return false;
  const lock = await whenFree(join(root, '.data/building'), say);
  try {
    if (!isBuilt(root)) await build(root, say);
    return true;
  } finally {
    lock.release();
  }
}

/** Two builds at once would take each other's output away: the second waits, and finds the work done. */
async function whenFree(folder, say) {
  for (let isTold = false; ; isTold = true) {
    try {
      return takeLock(folder);
    } catch (error) {
      if (!(error instanceof CannotStart)) throw error;
      if (!isTold) say('Waiting for another build of this folder …');
      await pause(200);
    }
  }
}

async function build(root, say) {
  const before = fingerprint(root);
  say('Building the server (types are checked) …');
  await runBin(root, '@nestjs/cli', 'nest', ['build']);
  say('Building the web app …');
  await runBin(root, 'vite', 'vite', ['build', 'apps/web', '--logLevel', 'warn']);
  writeFileSync(join(root, stampFile), before);
}

/** Runs a program of an installed package; its output is shown only when it fails. */
async function runBin(root, packageName, bin, args) {
  const manifest = locate(root, packageName);
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
  const child = spawn(process.execPath, [join(dirname(manifest), bins[bin]), ...args], {
    cwd: root,
    // What is built is what people get, also when it is a test that asks for it.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await endOf(child);
  if (code === 0) return;
  if (/ENOSPC|no space left/i.test(output)) throw Object.assign(new Error(output), { code: 'ENOSPC' });
  throw new CannotStart(`${output}\nThe build did not succeed (${bin} ${args.join(' ')}); the reason is above.`);
}

function locate(root, packageName) {
  const require = createRequire(join(root, 'package.json'));
  const places = require.resolve.paths(packageName) ?? [];
  const found = places.map((place) => join(place, packageName, 'package.json')).find((file) => existsSync(file));
  if (!found) throw new CannotStart(`${packageName} is not installed: run npm ci first.`);
  return found;
}

/** Waits for a child; a signal to this process ends the child too. */
async function endOf(child) {
  const stop = (signal) => {
    child.kill(signal);
    child.once('exit', () => process.exit(1));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, stop);
  try {
    return await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  } finally {
    for (const signal of signals) process.removeListener(signal, stop);
  }
}
