/**
 * `npm run --silent retention -- list`: what was kept long enough today, per organisation and class, of DATABASE_URL or else of
 * `.data/`; it writes nothing. `-- proof [ID]`: who proposed and approved what, and what was destroyed.
 */
import { prepared, runScript } from './script.mjs';

const usage = `npm run --silent retention -- list        what may go today; nothing is written
npm run --silent retention -- proof [ID]  who let what go, and how many went`;

await runScript(async (say) => {
  const [what, id, ...more] = process.argv.slice(2);
  if (!['list', 'proof'].includes(what) || more.length > 0 || (what === 'list' && id !== undefined)) {
    console.error(usage);
    return 2;
  }
  const { root, load } = await prepared(say, { alone: !process.env.DATABASE_URL });
  for (const line of await load('retention').retentionHere(root, process.env, { what, id })) console.log(line);
});
