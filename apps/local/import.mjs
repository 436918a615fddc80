/** `npm run import -- KIND FILE`: brings a list into the database of DATABASE_URL, or else the embedded one. */
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const usage = `npm run import -- KIND FILE [--region NAME] [--profile NAME] [--school NUMBER] [--from DATE] [--until DATE] [--trial]

  region NAME           makes the region of workflows/NAME and publishes what it agreed
  organisations FILE    boards, schools, alliances, youth health, teams, compulsory education
  people FILE           who can be told, and at which level of which organisation
  pupils FILE           pupils of the schools
  running-cases FILE    cases that ran already: who directs, which steps are open, when they are due
  absences FILE         what schools state of absence
  notifications FILE    what schools notified to the register of the state (DUO)
  enrolments FILE       where children are enrolled, as that register delivers it each week

  --region NAME    of which region the list is; needed where there are several
  --profile NAME   how the file is to be read: a profile of workflows/imports/KIND.yaml; else its header says so
  --school NUMBER  of which one school the file is: its rows need not name it, and may name no other
  --from DATE, --until DATE
                   the period that a statement of absence speaks of (YYYY-MM-DD, both included), where its rows do not
                   say: a school day in it without a row was attended. Else from the first to the last row of a school
  --trial          says what would come of it, and keeps nothing

Ends with 0, with 1 when rows are wrong (they are in FILE.errors.csv, the others went in), and with 2 when nothing could
be done.`;

const kinds = [
  'region',
  'organisations',
  'people',
  'pupils',
  'running-cases',
  'absences',
  'notifications',
  'enrolments',
];

/** The words of the command; undefined when they are none. */
function asked(args) {
  const options = {
    region: { type: 'string' },
    profile: { type: 'string' },
    school: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    trial: { type: 'boolean', default: false },
  };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [kind, what, ...more] = positionals;
    if (!kinds.includes(kind) || !what || more.length > 0) return undefined;
    const { trial: isTrial, from, until, ...named } = values;
    if (![from, until].every((date) => date === undefined || isDate(date))) return undefined;
    const covers = { ...(from && { from }), ...(until && { until }) };
    // npm works in the folder of the project; a name is meant where the person stands.
    const name = kind === 'region' ? what : resolve(process.env.INIT_CWD ?? '.', what);
    return { kind, name, isTrial, covers, ...named };
  } catch {
    return undefined;
  }
}

/** 2026-02-31 is read as a day of March, and written as that. */
const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().startsWith(text);

const isFile = (name) => statSync(name, { throwIfNoEntry: false })?.isDirectory() === false;

/**
 * Does what the words of the command ask; where the database is, and what is to be built before, is for `work`.
 *
 * @param {string[]} args
 * @param {(words: object) => Promise<number>} work
 * @returns {Promise<number>} the code to end with
 */
export async function runImport(args, work) {
  const words = asked(args);
  if (!words) return wrongUse(usage);
  if (words.kind !== 'region' && !isFile(words.name)) return wrongUse(`There is no file ${words.name}`);
  return work(words);
}

function wrongUse(sentence) {
  console.error(sentence);
  return 2;
}

async function importHere(words) {
  const { prepared, runScript } = await import('./script.mjs');
  await runScript(async (say) => {
    const { root, load } = await prepared(say, { alone: !process.env.DATABASE_URL });
    return load('import').importHere({ root, env: process.env, output: process.stdout }, words);
  });
}

// The image has the words of this script and none of what it builds with: docker/run.mjs.
if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runImport(process.argv.slice(2), importHere);
}
