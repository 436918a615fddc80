/**
 * First process of the image: `run.mjs COMMAND`. Whatever stands in the image beside it is here because a command of
 * this list reads it.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runImport } from '../apps/local/import.mjs';
import { runSignIn } from '../apps/local/sign-in.mjs';
import { CannotStart, sentenceFor } from '../apps/local/sentences.mjs';
import { health } from './health.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
/** Loads a program of the build; those of api and worker run by themselves once they are loaded. */
const load = (program) => require(join(root, 'dist/apps', `${program}.js`));

const commands = {
  api: { does: 'serves the web app and the interface', run: () => load('api/src/main') },
  worker: { does: 'lets alarms go off and sends mails', run: () => load('worker/src/main') },
  migrate: { does: 'brings the database of DATABASE_URL up to date', run: migrate },
  mail: {
    does: 'takes mails and shows them; for a trial',
    run: () => load('local/src/mail-program').runMailCatcher(process.env),
  },
  import: { does: 'brings a region or one of its lists into that database', run: importThere },
  'sign-in': { does: 'by which issuers people sign in, and codes for a first password', run: arrangeSignIn },
  health: { does: 'says whether the program of this container is well', run: () => health(process.env) },
};

async function migrate() {
  await load('local/src/migrate').migrateGiven(process.env);
  console.log('The database is up to date.');
}

/** Never into an embedded database: the image has none. */
async function importThere() {
  const code = await runImport(process.argv.slice(3), (words) => {
    load('local/src/settings').checked(process.env);
    return load('local/src/import').importHere({ root, env: process.env, output: process.stdout }, words);
  });
  process.exit(code);
}

async function arrangeSignIn() {
  const code = await runSignIn(process.argv.slice(3), (words) => {
    load('local/src/settings').checked(process.env);
    return load('local/src/sign-in').arrangeHere(root, process.env, words);
  });
  process.exit(code);
}

function refusalOf(name) {
  const list = Object.entries(commands).map(([command, { does }]) => `  ${command.padEnd(8)} ${does}`);
  const what = name === undefined ? 'A command is missing' : `There is no command "${name}"`;
  return new CannotStart(`${what}. The commands are:\n${list.join('\n')}`);
}

async function run(name) {
  // A list is meant where the person stands.
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  if (name === undefined || !Object.hasOwn(commands, name)) throw refusalOf(name);
  await commands[name].run();
}

try {
  await run(process.argv[2]);
} catch (error) {
  console.error(sentenceFor(error));
  process.exit(1);
}
