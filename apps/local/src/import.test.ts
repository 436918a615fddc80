import { spawnSync } from 'node:child_process';

test.each([
  [[]],
  [['marbles', 'list.csv']],
  [['pupils']],
  [['pupils', 'list.csv', 'another.csv']],
  [['pupils', 'list.csv', '--colour', 'red']],
])('words that ask for nothing are answered with what may be asked, and code 2: %j', (words) => {
  const { status, stderr } = spawnSync(process.execPath, ['apps/local/import.mjs', ...words], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('npm run import -- KIND FILE')]);
});

test('a file that is not there is said so', () => {
  const words = ['apps/local/import.mjs', 'pupils', 'nowhere.csv'];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { INIT_CWD: '/tmp' } });
  expect([status, stderr]).toEqual([2, 'There is no file /tmp/nowhere.csv\n']);
});
