/**
 * `npm start`: builds when needed, then sets up and runs everything on this machine (see src/launcher.ts).
 * `npm run dev` is the same with `--watch`: a change of the sources builds again and restarts api and worker.
 */
import { prepared, runScript } from './script.mjs';
import { watchSources } from './watch.mjs';

const isWatching = process.argv.includes('--watch');

await runScript(async (say) => {
  const { root, lock, load } = await prepared(say, { alone: true });
  await load('launcher').launch({
    root,
    say,
    wasKilled: lock.wasKilled,
    env: { ...(isWatching && { LOG_LEVEL: 'info' }), ...process.env },
    onReady: ({ url, inboxUrl, restart }) => {
      lock.tell({ url, inboxUrl });
      if (isWatching) watchSources(root, say, restart);
    },
  });
});
