import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { takeLock } from './lock.mjs';
import { CannotStart, sentenceFor } from './sentences.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Runs the whole of a script. It ends with what it returns or 0, or with 1 after one sentence that says why.
 *
 * @param {(say: (line: string) => void) => Promise<number | void>} work
 */
export async function runScript(work) {
  process.chdir(root);
  process.stdout.on('error', stopMyself);
  if (process.env.npm_lifecycle_event) stopWithParent();
  try {
    const code = await work((line) => console.log(`· ${line}`));
    process.exit(code ?? 0);
  } catch (error) {
    console.error(sentenceFor(error).replaceAll(`${root}/`, ''));
    process.exit(1);
  }
}

const stopMyself = () => process.kill(process.pid, 'SIGTERM');

/** npm runs a script through a shell and, when it is told to end, ends that shell only. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stopMyself();
  }, 500);
  timer.unref();
}

/**
 * Builds what is needed.
 *
 * @param {(line: string) => void} say
 * @param {{ alone: boolean }} options `alone` refuses a second copy, since two would share `.data/`
 */
export async function prepared(say, { alone }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new CannotStart(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
  }
  const lock = alone ? takeLock('.data') : undefined;
  await ensureBuilt(root, say);
  const require = createRequire(import.meta.url);
  return { root, lock, load: (name) => require(join(root, 'dist/apps/local/src', `${name}.js`)) };
}
