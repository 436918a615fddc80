/**
 * `npm run coverage`: runs the tests of test/rows and writes docs/coverage.md of them. It ends with 1 when one of them
 * does not pass.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [output, page] = [join(root, 'test/.out/rows.json'), join(root, 'docs/coverage.md')];

function testsRun() {
  mkdirSync(dirname(output), { recursive: true });
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const args = [jest, 'test/rows', '--maxWorkers=2', '--json', `--outputFile=${output}`];
  spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const { testResults } = JSON.parse(readFileSync(output, 'utf8'));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ file: relative(root, name), title, passes: status === 'passed' })),
  );
}

/** `row 28: what holds` or `rows 28, 29: what holds`, one for each number. */
function byRow(tests) {
  const rows = new Map();
  for (const test of tests) {
    const [, numbers, holds] = /^rows? ([\d, ]+): (.*)$/s.exec(test.title) ?? [];
    if (!numbers) throw new Error(`${test.file}: "${test.title}" names no row`);
    for (const number of numbers.split(', ')) rows.set(number, [...(rows.get(number) ?? []), { ...test, holds }]);
  }
  return rows;
}

/** A test that looks at a screen names it: `… (screen: my day)`. */
const screenOf = ({ holds }) => /\(screen: ([^)]*)\)/.exec(holds)?.[1];

function lineOf([number, what], tests) {
  const held = tests.map(({ holds, file }) => `${holds} (\`${file}\`)`).join('; ');
  const screens = [...new Set(tests.map(screenOf).filter(Boolean))].join(', ');
  return `| ${[number, what, held, screens, tests.every(({ passes }) => passes) ? 'yes' : 'no'].join(' | ')} |`;
}

const tests = testsRun();
const rows = byRow(tests);
const known = Object.entries(parse(readFileSync(join(root, 'test/rows/rows.yaml'), 'utf8')));
const written = known.filter(([number]) => rows.has(number));
const text = [
  '# What works, row by row',
  '',
  `Written by \`npm run coverage\` from the tests in \`test/rows\`: each signs in, goes through the API, and asserts what another`,
  `party sees, is sent or is refused. ${written.length} of ${known.length} rows have a test; the others are in \`test/rows/rows.yaml\`.`,
  '',
  '| Row | What | Test | Screen | Passes |',
  '| --- | --- | --- | --- | --- |',
  ...written.map((row) => lineOf(row, rows.get(row[0]))),
  '',
].join('\n');
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
const failed = tests.filter(({ passes }) => !passes);
for (const { file, title } of failed) console.error(`${file}: ${title} does not pass`);
console.log(
  `${written.length} of ${known.length} rows, ${tests.length} tests, ${failed.length} that do not pass: docs/coverage.md`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
