/**
 * `npm run --silent calendar -- [--trial] FILE`: takes the school holidays of a file, as Rijksoverheid publishes them
 * (JSON), into workflows/calendars, and says what that changes: what every region has that corrected none of its own.
 *
 * `… calendar -- school-holidays REGION [--trial] FILE` corrects those of one region of the database by the same file, and
 * `… calendar -- closing-days ORGANISATION [--trial] FILE` the closing days of one organisation
 * (`eerste_dag;laatste_dag;naam`). Where days off stop terms, what is open is counted again, and each date that moves is named.
 *
 * With `--trial` it only says it. Ends with 2 for a file that is wrong; nothing is written then either.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inDatabaseOf } from './agreement-database.mjs';
import { rules } from './rules.mjs';
import { sentenceFor } from './sentences.mjs';

const usage = `npm run --silent calendar -- [--trial] FILE
npm run --silent calendar -- school-holidays REGION [--trial] FILE
npm run --silent calendar -- closing-days ORGANISATION [--trial] FILE`;
/** The table is what their open cases were counted by; the command for a region keeps it beside what it says now. */
const firstRegions = `Regions that work already are corrected first, each by itself:
npm run --silent calendar -- school-holidays REGION [--trial] FILE`;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const table = join(process.env.WORKFLOWS_DIR || join(root, 'workflows'), 'calendars/school-holidays.csv');
const given = process.argv.slice(2);
const isTrial = given.includes('--trial');
const words = given.filter((word) => word !== '--trial');

try {
  process.exitCode = await asked(words);
} catch (error) {
  process.exitCode = refuse(error.code === 'ENOENT' ? `There is no file ${error.path}.` : sentenceFor(error));
}

function asked([first, second, third]) {
  if (words.length === 1) return take(first);
  if (words.length === 3 && first === 'school-holidays') return correctHolidays(second, third);
  if (words.length === 3 && first === 'closing-days') return close(second, third);
  return refuse(usage);
}

function take(file) {
  const { rows: said, mistakes } = rules.readHolidayFeed(readFileSync(file, 'utf8'));
  if (mistakes.length > 0) return refuse(mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'));
  const { rows, changes } = rules.withFeed(rules.parseHolidayTable(readFileSync(table, 'utf8')), said);
  for (const change of changes) console.log(inWords(change));
  const count = countIn(changes);
  const isWritten = !isTrial && count('new') + count('moved') > 0;
  if (isWritten) write(rules.holidayTable(rows));
  if (count('moved') > 0) console.error(firstRegions);
  console.log(`${countsOf(count)}; ${isWritten ? 'written, for what starts from now on' : 'nothing was written'}`);
  return 0;
}

async function correctHolidays(region, file) {
  const { rows, mistakes } = rules.readHolidayFeed(readFileSync(file, 'utf8'));
  if (mistakes.length > 0) return refuse(mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'));
  const outcome = await inDatabaseOf('calendar-database', 'correctHolidays', { how: how(), region, rows });
  for (const change of outcome.changes) console.log(inWords(change));
  return told(outcome, countsOf(countIn(outcome.changes)));
}

async function close(organisation, file) {
  const { days, mistakes } = rules.readClosingDays(readFileSync(file, 'utf8'));
  if (mistakes.length > 0) return refuse(mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'));
  const outcome = await inDatabaseOf('calendar-database', 'close', { how: how(), organisation, days });
  return told(outcome, `${days.length} ${days.length === 1 ? 'period' : 'periods'}`);
}

function how() {
  return isTrial ? 'trial' : 'save';
}

/** Each date that moves, with the days that move it; then how many. */
function told({ isSame, stopsTerms, cases }, what) {
  const moved = cases.filter(({ points }) => points.length > 0);
  for (const { caseId, openedOn, points } of moved) {
    console.log(`${caseId}, opened on ${openedOn}`);
    for (const { sentence, why } of points) console.log(`  ${sentence.en}${why ? `: ${why.en}` : ''}`);
  }
  if (isSame) console.log(`${what}; this is what is known already, and nothing was written`);
  else {
    const counted = `${cases.length} open ${cases.length === 1 ? 'case' : 'cases'} counted again, in ${moved.length} something moves`;
    const done = stopsTerms ? counted : 'no term stops for these, they are told beside the dates of its steps';
    console.log(`${what}; ${done}; ${isTrial ? 'nothing was written' : 'written'}`);
  }
  return 0;
}

function countIn(changes) {
  return (kind) => changes.filter((change) => change.kind === kind).length;
}

function countsOf(count) {
  return `${count('new')} new, ${count('moved')} moved, ${count('missing')} not in the file`;
}

function between({ first, last }) {
  return `${first} to ${last}`;
}

function inWords({ kind, holiday, row, was }) {
  if (kind === 'missing') return `? ${holiday}: ${between(row)} is not in the file, and stays`;
  return was ? `~ ${holiday}: ${between(was)} becomes ${between(row)}` : `+ ${holiday}: ${between(row)}`;
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
