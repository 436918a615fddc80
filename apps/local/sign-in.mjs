/** `npm run sign-in -- …`: by which issuers one signs in, and the first codes of local accounts. */
import { prepared, runScript } from './script.mjs';

const usage = `npm run sign-in -- issuer FILE   an issuer as docs/operating.md writes it, or what it is from now on
npm run sign-in -- code EMAIL    a code with which somebody chooses a password, once and within a day`;

await runScript(async (say) => {
  const [what, given, ...more] = process.argv.slice(2);
  if (!['issuer', 'code'].includes(what) || !given || more.length > 0) {
    console.error(usage);
    return 2;
  }
  const { root, load } = await prepared(say, { alone: !process.env.DATABASE_URL });
  console.log(await load('sign-in').arrangeHere(root, process.env, { what, given }));
});
