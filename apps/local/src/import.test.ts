import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

test.each([
  [[]],
  [['marbles', 'list.csv']],
  [['pupils']],
  [['pupils', 'list.csv', 'another.csv']],
  [['pupils', 'list.csv', '--colour', 'red']],
  [['absences', 'list.csv', '--from', '2026-02-31']],
  [['absences', 'list.csv', '--until', '2026-13-01']],
])('words that ask for nothing are answered with what may be asked, and code 2: %j', (words) => {
  const { status, stderr } = spawnSync(process.execPath, ['apps/local/import.mjs', ...words], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('npm run import -- KIND FILE')]);
});

/** A folder seen to fail when it is asked only whether something is there. */
test.each(['/tmp/nowhere.csv', '/tmp'])('a file that is not there is said so: %s', (name) => {
  const words = ['apps/local/import.mjs', 'pupils', basename(name)];
  const { status, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { INIT_CWD: dirname(name) },
  });
  expect([status, stderr]).toEqual([2, `There is no file ${name}\n`]);
});
