/** `npm run build`: makes `dist/` from the sources, unless it was made from these already. */
import { prepared, runScript } from './script.mjs';

await runScript(async (say) => {
  await prepared(say, { alone: false });
  say('dist/ is built.');
});
