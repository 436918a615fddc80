import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreementPage } from './agreement-page.mjs';
import { rules } from './rules.mjs';

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'workflows');
const usage = `npm run --silent agreements -- COMMAND

  check         says what is wrong in workflows/, with file, line and what would be right
  list          every workflow and version there is, and whether it was published
  show NAME     one workflow to read: who, what, within which term, and what happens when it is missed
                (NAME or REGION/NAME, with @VERSION for an older one)
  schema        writes workflows/schema/ for editors that check while typing`;

const commands = { check, list, show, schema };
const [command = '', ...words] = process.argv.slice(2);
process.exitCode = Object.hasOwn(commands, command) ? commands[command](...words) : wrongUse(usage);

function check() {
  const { mistakes, versions } = checkAll();
  for (const mistake of mistakes) console.error(`workflows/${rules.mistakeText(mistake)}`);
  if (mistakes.length > 0) console.error(`${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}`);
  else console.log(`${versions.length} versions in workflows/, nothing wrong`);
  return mistakes.length > 0 ? 1 : 0;
}

function list() {
  const { versions, mistakes } = checkAll();
  for (const { name, checksum, published } of versions) {
    console.log(`${name.padEnd(44)} ${(published ? 'published' : 'draft').padEnd(10)} ${checksum}`);
  }
  if (mistakes.length > 0) console.error('There are mistakes: npm run --silent agreements -- check');
  return mistakes.length > 0 ? 1 : 0;
}

function show(asked = '') {
  const {
    region = 'default',
    name,
    version,
  } = /^(?:(?<region>[^/@]+)\/)?(?<name>[^/@]+)(?:@(?<version>\d+))?$/.exec(asked)?.groups ?? {};
  if (!rules.layersOf(files()).includes(region)) return wrongUse(`There is no region "${region}".`);
  const { agreements } = rules.readCatalogue(files(), region);
  const found = agreements.findLast(
    (agreement) => agreement.workflow === name && (version === undefined || agreement.version === Number(version)),
  );
  const names = [...new Set(agreements.map(({ workflow }) => workflow))];
  if (!found) return wrongUse(`There is no workflow "${asked}". ${rules.didYouMean(name ?? '', names)}`);
  console.log(agreementPage(found));
  return 0;
}

function schema() {
  mkdirSync(join(folder, 'schema'), { recursive: true });
  for (const [name, content] of Object.entries(rules.agreementSchemas())) {
    writeFileSync(join(folder, 'schema', `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
  return 0;
}

function checkAll() {
  return rules.checkAgreements(files(), (text) => createHash('sha256').update(text).digest('hex'));
}

function files() {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.yaml'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function wrongUse(sentence) {
  console.error(sentence);
  return 2;
}
