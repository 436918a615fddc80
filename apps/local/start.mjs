/**
 * `npm start`: builds when needed, then sets up and runs everything on this machine (see src/launcher.ts).
 * `npm run dev` is the same with `--watch`: a change of the sources builds again and restarts api and worker.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { takeLock } from './lock.mjs';
import { CannotStart, sentenceFor } from './sentences.mjs';
import { watchSources } from './watch.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const watching = process.argv.includes('--watch');
const say = (line) => console.log(`· ${line}`);

async function start() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new CannotStart(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
  }
  process.chdir(root);
  const lock = takeLock('.data');
  await ensureBuilt(root, say);
  const { launch } = createRequire(import.meta.url)(join(root, 'dist/apps/local/src/launcher.js'));
  await launch({
    root,
    say,
    env: { ...(watching && { LOG_LEVEL: 'info' }), ...process.env },
    onReady: ({ url, inboxUrl, restart }) => {
      lock.tell({ url, inboxUrl });
      if (watching) watchSources(root, say, restart);
    },
  });
}

process.stdout.on('error', () => process.kill(process.pid, 'SIGTERM'));
start().then(
  () => process.exit(0),
  (error) => {
    console.error(sentenceFor(error).replaceAll(`${root}/`, ''));
    process.exit(1);
  },
);
