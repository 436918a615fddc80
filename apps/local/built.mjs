import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CannotStart } from './sentences.mjs';

const sources = [
  'apps',
  'libs',
  '.swcrc',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];
const stampFile = 'dist/.built-from';
const isTest = (name) => /\.test\.tsx?$/.test(name);

/** A hash over what is built. By content, not by date: a checkout or a copy changes dates and nothing else. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  for (const source of sources) {
    const entries = source.includes('.')
      ? undefined
      : readdirSync(join(root, source), { recursive: true, withFileTypes: true });
    if (!entries) add(source);
    const files = (entries ?? []).filter((entry) => entry.isFile() && !isTest(entry.name));
    const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
    paths
      .filter((path) => !path.includes('node_modules/'))
      .toSorted()
      .forEach(add);
  }
  return hash.digest('hex');
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
 */
export async function ensureBuilt(root, say) {
  if (isBuilt(root)) return;
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
