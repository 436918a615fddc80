/**
 * `npm run --silent log:verify`: recomputes the chains of the log of looks, of DATABASE_URL or else of `.data/`, and prints
 * the head of each month, which somebody outside can note and compare. Ends with 1, and names the first block that is not
 * as it was sealed, where the log was changed.
 */
import { prepared, runScript } from './script.mjs';

await runScript(async (say) => {
  const { root, load } = await prepared(say, { alone: !process.env.DATABASE_URL });
  const { lines, isWhole } = await load('log-verify').verifyHere(root, process.env);
  for (const line of lines) console.log(line);
  return isWhole ? 0 : 1;
});
