/**
 * `npm run --silent calendar -- [--trial] FILE`: takes the school holidays of a file, as Rijksoverheid publishes them
 * (JSON), into workflows/calendars, and says what that changes. With `--trial` it only says it. Ends with 2 for a file
 * that is wrong; nothing is written then either.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from './rules.mjs';
import { sentenceFor } from './sentences.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const table = join(process.env.WORKFLOWS_DIR || join(root, 'workflows'), 'calendars/school-holidays.csv');
const words = process.argv.slice(2);
const isTrial = words.includes('--trial');
const files = words.filter((word) => word !== '--trial');

try {
  process.exitCode = files.length === 1 ? take(files[0]) : refuse('npm run --silent calendar -- [--trial] FILE');
} catch (error) {
  process.exitCode = refuse(error.code === 'ENOENT' ? `There is no file ${error.path}.` : sentenceFor(error));
}

function take(file) {
  const { rows: said, mistakes } = rules.readHolidayFeed(readFileSync(file, 'utf8'));
  if (mistakes.length > 0) return refuse(mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'));
  const { rows, changes } = rules.withFeed(rules.parseHolidayTable(readFileSync(table, 'utf8')), said);
  for (const change of changes) console.log(inWords(change));
  const count = (kind) => changes.filter((change) => change.kind === kind).length;
  const isWritten = !isTrial && count('new') + count('moved') > 0;
  if (isWritten) write(rules.holidayTable(rows));
  const what = `${count('new')} new, ${count('moved')} moved, ${count('missing')} not in the file`;
  console.log(`${what}; ${isWritten ? 'written, for what starts from now on' : 'nothing was written'}`);
  return 0;
}

function days({ first, last }) {
  return `${first} to ${last}`;
}

function inWords({ kind, holiday, row, was }) {
  if (kind === 'missing') return `? ${holiday}: ${days(row)} is not in the file, and stays`;
  return was ? `~ ${holiday}: ${days(was)} becomes ${days(row)}` : `+ ${holiday}: ${days(row)}`;
}

/** The whole table or the old one: it is read at each start. */
function write(text) {
  writeFileSync(`${table}.new`, text);
  renameSync(`${table}.new`, table);
}

function refuse(sentence) {
  console.error(sentence);
  return 2;
}
