import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Days off as an administrator takes them over: school holidays from the published file, closing days of an organisation. */

const published = 'libs/rules/src/dates/holiday-feed.golden.json';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
  cpSync('workflows/calendars', join(folder, 'calendars'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const table = () => readFileSync(join(folder, 'calendars/school-holidays.csv'), 'utf8');

function calendar(...words: string[]) {
  const env = { ...process.env, WORKFLOWS_DIR: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/local/calendar.mjs', ...words], {
    encoding: 'utf8',
    env,
  });
  return { status, said: stdout.trim().split('\n'), stderr };
}

/** The published file, with the autumn holiday of the north a week later. */
function corrected(): string {
  const path = join(folder, 'corrected.json');
  const text = readFileSync(published, 'utf8');
  writeFileSync(
    path,
    text.replace('2026-10-09T22:00', '2026-10-16T22:00').replace('2026-10-18T21:59', '2026-10-25T22:59'),
  );
  return path;
}

test('what is known already changes nothing', () => {
  const before = table();
  expect(calendar(published)).toEqual({
    status: 0,
    said: ['0 new, 0 moved, 0 not in the file; nothing was written'],
    stderr: '',
  });
  expect(table()).toBe(before);
});

/** Seen to fail: with `--trial` taken for the name of a file, and with a trial that writes. */
test('a correction is shown first, and then written once', () => {
  const before = table();
  const moved = '~ 2026-2027 herfst noord: 2026-10-10 to 2026-10-18 becomes 2026-10-17 to 2026-10-25';
  const file = corrected();
  expect(calendar('--trial', file)).toMatchObject({
    status: 0,
    said: [moved, expect.stringMatching(/nothing was written/)],
  });
  expect(table()).toBe(before);
  expect(calendar(file)).toMatchObject({
    status: 0,
    said: [moved, expect.stringMatching(/^0 new, 1 moved.*; written/)],
  });
  const [was, is] = ['2026-10-10;2026-10-18', '2026-10-17;2026-10-25'].map((days) => `2026-2027;herfst;noord;${days}`);
  expect(table()).toBe(before.replace(was!, is!));
  expect(calendar(file)).toMatchObject({ said: [expect.stringMatching(/nothing was written/)] });
  expect(readdirSync(join(folder, 'calendars'))).toEqual(['school-holidays.csv']);
});

test('a file that is wrong is refused in words, and nothing is written', () => {
  const before = table();
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, readFileSync(published, 'utf8').replace('Meivakantie', 'Krokusvakantie'));
  expect(calendar(wrong)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Krokusvakantie .*: the holidays are/),
  });
  expect(calendar(join(folder, 'none.json'))).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^There is no file/),
  });
  expect(calendar()).toMatchObject({ status: 2, stderr: expect.stringMatching(/-- \[--trial\] FILE/) });
  expect(table()).toBe(before);
});

test('closing days and holidays of a region are read before any database is asked', () => {
  const wrong = join(folder, 'closing-days.csv');
  writeFileSync(wrong, 'eerste_dag;laatste_dag;naam\n2026-11-05;2026-11-04;studiedag\n');
  expect(calendar('closing-days', '99WR', wrong)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('line 2: it ends (2026-11-04) before it begins (2026-11-05)'),
  });
  const none = join(folder, 'none.json');
  expect(calendar('school-holidays', 'waterrijk', '--trial', none)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^There is no file/),
  });
  expect(calendar('closing-dags', '99WR', wrong)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('closing-days ORGANISATION'),
  });
});
