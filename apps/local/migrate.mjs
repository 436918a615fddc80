/** `npm run migrate`: brings the database up to date and starts nothing else. */
import { prepared, runScript } from './script.mjs';

await runScript(async (say) => {
  const { root, load } = await prepared(say, { alone: !process.env.DATABASE_URL });
  await load('migrate').migrateHere(root, process.env);
  say('The database is up to date.');
});
