/** `npm run sign-in -- …`: by which issuers one signs in, and the first codes of local accounts. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const usage = `npm run sign-in -- issuer FILE   an issuer as docs/operating.md writes it, or what it is from now on
npm run sign-in -- code EMAIL    a code with which somebody chooses a password, once and within a day`;

/**
 * Does what the words of the command ask; where the database is, and what is to be built before, is for `work`.
 *
 * @param {string[]} args
 * @param {(words: { what: string, given: string }) => Promise<string>} work says what was arranged
 * @returns {Promise<number>} the code to end with
 */
export async function runSignIn(args, work) {
  const [what, given, ...more] = args;
  if (!['issuer', 'code'].includes(what) || !given || more.length > 0) {
    console.error(usage);
    return 2;
  }
  console.log(await work({ what, given }));
  return 0;
}

async function arrangeHere(words) {
  const { prepared } = await import('./script.mjs');
  const { root, load } = await prepared((line) => console.log(`· ${line}`), { alone: !process.env.DATABASE_URL });
  return load('sign-in').arrangeHere(root, process.env, words);
}

// The image has the words of this script and none of what it builds with: docker/run.mjs.
if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { runScript } = await import('./script.mjs');
  await runScript(() => runSignIn(process.argv.slice(2), arrangeHere));
}
