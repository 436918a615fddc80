import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The simulator on the command line, as a region's jurist uses it: agreement language, section 10. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  return path;
}

function story(name: string, { more = '', within = '2 working-days', until = '2026-09-30' } = {}): string {
  return `scenario: ${name}
workflow:
  workflow: one-step
  facts: { enrolled: boolean }
  direction: { accept-within: 5 working-days, rules: [{ id: D8, otherwise: true, director: school }] }
  steps:
    report: { by: school, starts: opening, within: ${within}, outcomes: { sent: {} } }
open: { at: 2026-09-07T10:00 }
until: ${until}
${more}`;
}

function simulate(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/local/simulate.mjs', ...files], {
    encoding: 'utf8',
  });
  const lines = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, lines, stderr };
}

const kept = 'expect:\n  - { on: 2026-09-10, missed: report }\n';
const broken = 'expect:\n  - { on: 2026-09-11, missed: report }\n';

test('a story without expectations, or with all of them met, ends with 0', () => {
  const plain = simulate(written('plain', story('plain')));
  expect(plain).toMatchObject({ status: 0, stderr: '' });
  expect(plain.lines.map(({ at: _at, ...line }) => line)).toEqual([
    { on: '2026-09-07', opened: 'one-step' },
    { on: '2026-09-07', director: 'school', state: 'accepted', rule: 'D8' },
    { on: '2026-09-07', started: 'report', by: 'school', due: '2026-09-09' },
    { on: '2026-09-10', missed: 'report' },
  ]);
  expect(plain.lines[3]?.['at']).toBe('2026-09-10T00:00:00+02:00');
  expect(simulate(written('kept', story('kept', { more: kept }))).status).toBe(0);
});

test('a difference ends with 1, and says what was expected and what is there', () => {
  const { status, stderr, lines } = simulate(written('broken', story('broken', { more: broken })));
  expect(status).toBe(1);
  expect(stderr).toContain('Expected, in this order: {"on":"2026-09-11","missed":"report"}');
  expect(lines).toHaveLength(4);
});

test('what must not occur is a difference too', () => {
  const { status, stderr } = simulate(written('absent', story('absent', { more: 'absent: [{ missed: report }]\n' })));
  expect(status).toBe(1);
  expect(stderr).toContain('This must not occur: {"missed":"report"}');
});

test('several files each follow a line with their name, and the worst status counts', () => {
  const good = written('good', story('good'));
  const bad = written('bad', story('bad', { more: broken }));
  const wrong = written('wrong', 'scenario: wrong\nuntil: 2026-09-30\n');
  const both = simulate(good, bad);
  expect(both.status).toBe(1);
  expect(both.lines.filter((line) => 'scenario' in line)).toEqual([{ scenario: 'good' }, { scenario: 'bad' }]);
  expect(both.lines[0]).toEqual({ scenario: 'good' });
  const all = simulate(bad, wrong, good);
  expect(all.status).toBe(2);
  expect(all.lines.at(-1)).toMatchObject({ missed: 'report' });
  expect(simulate(good, good).status).toBe(0);
});

const wrongFiles: [what: string, text: string, line: number, said: string][] = [
  [
    'a step that is not there',
    story('wrong', { more: 'events:\n  - { at: 2026-09-08T10:00, done: repport }\n' }),
    11,
    'Did you mean "report"?',
  ],
  [
    'an outcome that is not there',
    story('wrong', { more: 'events:\n  - { at: 2026-09-08T10:00, done: report, outcome: send }\n' }),
    11,
    'Did you mean "sent"?',
  ],
  [
    'a fact that is not there',
    story('wrong', { more: 'events:\n  - { at: 2026-09-08T10:00, set: { enroled: true } }\n' }),
    11,
    'Did you mean "enrolled"?',
  ],
  [
    'a role that is not there',
    story('wrong', { more: 'events:\n  - { at: 2026-09-08T10:00, done: report, by: scool }\n' }),
    11,
    'There is no role "scool". Did you mean "school"?',
  ],
  [
    'an event before the opening',
    story('wrong', { more: 'events:\n  - { at: 2026-09-06T10:00, done: report }\n' }),
    11,
    'before the case opens',
  ],
  [
    'an act that is not there',
    story('wrong', { more: 'events:\n  - { at: 2026-09-08T10:00, finish: report }\n' }),
    11,
    'no act',
  ],
  ['a term without a unit', story('wrong', { within: '5' }), 7, '10 working-days'],
  ['a key twice', story('wrong', { more: 'until: 2026-10-01\n' }), 10, 'Map keys must be unique'],
  [
    'a moment that is none',
    story('wrong', { more: 'events:\n  - { at: yesterday, done: report }\n' }),
    11,
    'is no moment',
  ],
  [
    'no workflow',
    'scenario: wrong\nworkflow: default/nothing\nopen: { at: 2026-09-07T10:00 }\nuntil: 2026-09-30\n',
    2,
    'There is no workflow "default/nothing"',
  ],
];

const wrongPaths = new Map<string, string>();
let wrongPlay: ReturnType<typeof simulate>;
beforeAll(() => {
  for (const [index, [what, text]] of wrongFiles.entries()) wrongPaths.set(what, written(`wrong-${index}`, text));
  wrongPlay = simulate(...wrongPaths.values());
});

test.each(wrongFiles)('%s makes a wrong file, with line and what would be right', (what, _text, line, said) => {
  const messages = wrongPlay.stderr.split('\n').filter((message) => message.startsWith(`${wrongPaths.get(what)}:`));
  expect(messages).toEqual([expect.stringContaining(said)]);
  expect(messages[0]).toContain(`.yaml:${line}: `);
});

test('a wrong file ends with 2 and plays nothing', () => {
  expect(wrongPlay.status).toBe(2);
  expect(wrongPlay.lines.filter((line) => !('scenario' in line))).toEqual([]);
  expect(wrongPlay.lines).toHaveLength(wrongFiles.length);
});

test('a file that is not there ends with 2', () => {
  const { status, stderr } = simulate(join(folder, 'nothing.yaml'));
  expect(status).toBe(2);
  expect(stderr).toContain('nothing.yaml: it cannot be read');
  expect(simulate().status).toBe(2);
});

test('a school term beyond the known holidays ends with 2 and names the last known day', () => {
  const text = story('beyond', { within: '20 school-weeks', until: '2030-09-30' }).replace('2026-09-07', '2030-07-01');
  const { status, stderr } = simulate(written('beyond', text));
  expect(status).toBe(2);
  expect(stderr).toContain('2030-08-25');
});
