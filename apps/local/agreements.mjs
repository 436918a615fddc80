import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dates, migrate, missing, switchOn } from './agreement-database.mjs';
import { checkAll, files, folder, named, WrongUse } from './agreement-files.mjs';
import { agreementPage } from './agreement-page.mjs';
import { diff, explain } from './agreement-reading.mjs';
import { publish, sign } from './agreement-signing.mjs';
import { whatIf } from './agreement-what-if.mjs';
import { rules } from './rules.mjs';
import { sentenceFor } from './sentences.mjs';

const usage = `npm run --silent agreements -- COMMAND [--json]

  check               says what is wrong in workflows/, with file, line and what would be right; else what each region has
  list                every workflow and version there is, and whether it was published
  show NAME           one workflow to read: who, what, within which term, and what happens when it is missed
                      (NAME or REGION/NAME, with @VERSION for an older one)
  diff A B            in words what differs between two versions, or between two regions
  explain NAME DATE [--region R] [--step S] [--facts fact=value]…
                      which version holds on that date, when each step is due if it begins then, and why
  publish [--region R] [--on DATE]
                      records every draft as published; refuses when anything is wrong
  sign ROLE --on DATE [--name ORGANISATION] [--region R]
                      adds a signature to region.yaml
  missing REGION      what is missing in the database, and what would go off when the region is switched on
  dates REGION [--covenant DATE] [--processor-agreement DATE] [--name ORGANISATION]
                      when organisations signed: the one that is named, or each that has no such date yet
  switch-on REGION    from now on things go off in the region; while anything is missing it says what
  migrate WORKFLOW --from V --to V [--region R] [--trial | --do]
                      what becomes of each running case of the database that goes over to another version
  migrate --undo ID   the way back
  what-if WORKFLOW[@VERSION] [--region R] [--since DATE]
                      what the version in the files, a draft too, would have been to the cases of the database
                      opened since DATE (one year ago): per partner now and then, and the cases that would differ
  schema              writes workflows/schema/ for editors that check while typing`;

const commands = {
  check,
  list,
  show,
  diff,
  explain,
  publish,
  sign,
  missing,
  dates,
  'switch-on': switchOn,
  migrate,
  'what-if': whatIf,
  schema,
};
const options = {
  json: { type: 'boolean' },
  region: { type: 'string' },
  step: { type: 'string' },
  facts: { type: 'string', multiple: true },
  on: { type: 'string' },
  name: { type: 'string' },
  covenant: { type: 'string' },
  'processor-agreement': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  trial: { type: 'boolean' },
  do: { type: 'boolean' },
  undo: { type: 'string' },
  since: { type: 'string' },
};

process.exitCode = await run(process.argv.slice(2));

async function run(args) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command = '', ...words] = positionals;
    if (!Object.hasOwn(commands, command)) throw new WrongUse(usage);
    return await commands[command](words, { ...values, json: values.json && print });
  } catch (error) {
    const isWrongUse = error instanceof WrongUse || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(isWrongUse ? error.message : sentenceFor(error));
    return isWrongUse ? 2 : 1;
  }
}

function print(value, status = 0) {
  console.log(JSON.stringify(value, null, 2));
  return status;
}

function check(_words, { json }) {
  const { mistakes, versions } = checkAll();
  const status = mistakes.length > 0 ? 1 : 0;
  const regions = mistakes.length > 0 ? {} : inForce();
  if (json) return json({ mistakes, versions: versions.length, regions }, status);
  for (const mistake of mistakes) console.error(`workflows/${rules.mistakeText(mistake)}`);
  if (mistakes.length > 0) console.error(`${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}`);
  else console.log(`${versions.length} versions in workflows/, nothing wrong`);
  for (const [region, names] of Object.entries(regions))
    console.log(`${region} (${names.length}): ${names.join(', ')}`);
  return status;
}

/** The newest version of every workflow of each region, its own or that of the platform. */
function inForce() {
  const regions = rules.layersOf(files()).filter((layer) => layer !== 'default');
  return Object.fromEntries(
    regions.map((region) => {
      const newest = new Map();
      for (const { workflow, version } of rules.readCatalogue(files(), region).agreements)
        newest.set(workflow, version);
      return [region, [...newest].map(([workflow, version]) => `${workflow}@${version}`).toSorted()];
    }),
  );
}

function list(_words, { json }) {
  const { versions, mistakes } = checkAll();
  const status = mistakes.length > 0 ? 1 : 0;
  if (json) return json(versions, status);
  for (const { name, checksum, published, publishedOn = '' } of versions) {
    console.log(
      `${name.padEnd(44)} ${(published ? 'published' : 'draft').padEnd(10)} ${checksum} ${publishedOn}`.trim(),
    );
  }
  if (mistakes.length > 0) console.error('There are mistakes: npm run --silent agreements -- check');
  return status;
}

function show([asked], { json }) {
  const agreement = named(asked);
  if (json) return json(agreement);
  console.log(agreementPage(agreement));
  return 0;
}

function schema() {
  mkdirSync(join(folder, 'schema'), { recursive: true });
  for (const [name, content] of Object.entries(rules.agreementSchemas())) {
    writeFileSync(join(folder, 'schema', `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
  return 0;
}
