import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm run agreements` as the people of a region use it, on a copy of the agreements of their own. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agreements-'));
  cpSync('workflows', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

function agreements(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/local/agreements.mjs', ...words], {
    encoding: 'utf8',
    env: { ...process.env, WORKFLOWS_DIR: folder },
  });
  return { status, said: stdout.trimEnd().split('\n'), wrong: stderr.trimEnd().split('\n') };
}

function asJson<Value>(...words: string[]): Value {
  const { status, said } = agreements(...words, '--json');
  expect(status).toBe(0);
  return JSON.parse(said.join('\n')) as Value;
}

/** An overlay that a region is at work on. */
function draft(region: string, within = '8 working-days'): void {
  const text = `extends: default/long-relative-absence@2\nversion: 1\nsource: agreed\nchange:\n`;
  write(`${region}/long-relative-absence.yaml`, `${text}  steps: { talk: { within: ${within} } }\n`);
}

const name = 'waterrijk/long-relative-absence@1';

test('a change of a region is told in words', () => {
  draft('waterrijk');
  const told = agreements('diff', 'long-relative-absence', 'waterrijk/long-relative-absence');
  expect(told).toMatchObject({
    status: 0,
    said: [
      'The agreement, the source: agreed instead of ' +
        /source: '(.*)'/.exec(read('default/long-relative-absence.yaml'))![1],
      'Step ‘Talk with pupil and parents’, the term: 8 working days instead of 10 working days',
    ],
  });
  const same = agreements('diff', 'long-relative-absence@1', 'default/long-relative-absence@1');
  expect(same.said).toEqual(['long-relative-absence@1 and default/long-relative-absence@1 agree on the same.']);
  expect(agreements('diff', 'long-relative-absence@9', 'x').wrong[0]).toContain(
    'There is no workflow "long-relative-absence@9"',
  );
});

test('the same is there for machines', () => {
  draft('waterrijk');
  const told = asJson<{ differences: object[] }>('diff', 'long-relative-absence', 'waterrijk/long-relative-absence');
  expect(told.differences[1]).toMatchObject({ kind: 'step', name: 'talk', how: 'changed', aspect: 'within' });
  expect(asJson('list')).toContainEqual({ name, checksum: expect.any(String), published: false });
});

/** Seen to fail when what was published is read without its date: the draft would hold before it was there. */
test('what is published holds from that day on, and until then what was there before', () => {
  draft('waterrijk');
  const before = agreements(
    'explain',
    'long-relative-absence',
    '2026-12-07',
    '--region',
    'waterrijk',
    '--step',
    'talk',
  );
  expect(before.said[0]).toBe('On 2026-12-07 default/long-relative-absence@2 holds, published on 2026-11-25');
  const published = agreements('publish', '--region', 'waterrijk', '--on', '2026-12-09');
  expect(published).toMatchObject({ status: 0, said: [`${name} is published on 2026-12-09`] });
  const eve = asJson<{ holds: string }>('explain', 'waterrijk/long-relative-absence', '2026-12-08');
  expect(eve.holds).toBe('default/long-relative-absence@2');
  const day = agreements('explain', 'waterrijk/long-relative-absence', '2026-12-09', '--step', 'talk');
  expect(day.said[0]).toBe(`On 2026-12-09 ${name} holds, published on 2026-12-09`);
  expect(day.said.join('\n')).toContain('By Mon 21 Dec 2026: 8 working days from Wed 9 Dec 2026');
});

test('facts say who directs and from when it counts; what is not known is named', () => {
  const facts = ['--facts', 'enrolled=true', '--facts', 'question=care'];
  const told = asJson<{ director: string; rule: string }>('explain', 'long-relative-absence', '2026-12-07', ...facts);
  expect(told).toMatchObject({ director: 'neighbourhood-team', rule: 'D10', isPublished: true });
  const wrong = agreements('explain', 'long-relative-absence', '2026-12-07', '--facts', 'question=cure');
  expect(wrong).toMatchObject({ status: 2 });
  expect(wrong.wrong[0]).toContain('The fact "question" cannot be "cure". Write question=none or capacity');
  expect(agreements('explain', 'long-relative-absence', '2026-13-07').wrong[0]).toContain('is no date');
  expect(agreements('explain', 'long-relative-absence', '2026-12-07', '--step', 'talks').wrong[0]).toContain(
    'Did you mean "talk"?',
  );
  const far = agreements('explain', 'long-relative-absence', '2040-12-07');
  expect(far.status).toBe(2);
  expect(far.wrong[0]).toContain('School holidays are known until');
});

/** Seen to fail when a region tells only the workflows of its own folder. */
test('where nothing is wrong it is said which workflows each region has, its own or those of the platform', () => {
  draft('waterrijk');
  const lines = agreements('check').said.slice(1);
  expect(lines.map((line) => line.split(':')[0])).toEqual(
    ['noorderveld', 'startpakket', 'waterrijk', 'zuiderkempen'].map((region) => `${region} (15)`),
  );
  expect(lines[1]).toContain('long-relative-absence@2, ');
  expect(lines[2]).toContain('long-relative-absence@1, ');
});

test('publishing keeps what stands there, and does nothing the second time', () => {
  draft('waterrijk');
  const before = read('published.yaml');
  expect(agreements('publish', '--on', '2026-12-09').status).toBe(0);
  expect(read('published.yaml')).toMatch(new RegExp(`^${name}:\n  checksum: [0-9a-f]{64}\n  on: 2026-12-09\n$`, 'm'));
  expect(read('published.yaml').startsWith(before)).toBe(true);
  expect(agreements('publish').said).toEqual(['Everything there is was published already.']);
  expect(agreements('check').status).toBe(0);
});

test('a published version that says something else is refused, and nothing is published', () => {
  draft('waterrijk');
  agreements('publish', '--on', '2026-12-09');
  draft('waterrijk', '9 working-days');
  const list = read('published.yaml');
  const refused = agreements('publish', '--region', 'waterrijk');
  expect(refused.status).toBe(1);
  expect(refused.wrong).toEqual([
    `workflows/waterrijk/long-relative-absence.yaml:2: ${name} was published and says something else now. Undo the change, or raise \`version:\` and keep the old file.`,
    'Nothing was published.',
  ]);
  expect(read('published.yaml')).toBe(list);
});

test('a list of what was published that says nonsense is a mistake with its line', () => {
  const before = read('published.yaml');
  write('published.yaml', `${before}default/more@1:\n  checksum: x\n  on: soon\n`);
  const line = before.split('\n').length + 2;
  expect(agreements('check').wrong[0]).toContain(`workflows/published.yaml:${line}: "soon" is no date.`);
});

test('a signature is added at the end, and everything else stays to the letter', () => {
  const before = read('waterrijk/region.yaml');
  const signed = agreements('sign', 'youth-health', '--on', '2026-11-25', '--region', 'waterrijk');
  expect(signed.said).toEqual(['GGD Waterrijk signed as youth-health on 2026-11-25']);
  const after = read('waterrijk/region.yaml');
  const line = '  - { role: youth-health, name: GGD Waterrijk, on: 2026-11-25 }\n';
  expect(after.replace(line, '')).toBe(before);
  expect(after.indexOf(line)).toBeGreaterThan(after.indexOf('Leerplicht Rietoord'));
  expect(agreements('check').status).toBe(0);
});

test.each([
  [['sign', 'skool', '--on', '2026-11-25'], 'There is no role "skool". Did you mean "school"?'],
  [['sign', 'school', '--on', '25-11-2026'], '"25-11-2026" is no date.'],
  [['sign', 'alliance', '--on', '2026-11-25'], 'Say which organisation signs as alliance: --name "…".'],
  [['sign', 'school', '--on', '2026-06-18'], 'Stichting Onderwijs Waterrijk signed as school on 2026-06-18 already.'],
  [['sign', 'school', '--on', '2026-11-25', '--region', 'lakes'], 'There is no region "lakes".'],
])('%j is refused by name, and nothing is written', (words, sentence) => {
  const before = read('waterrijk/region.yaml');
  const refused = agreements('--region', 'waterrijk', ...words);
  expect(refused.status).toBe(2);
  expect(refused.wrong[0]).toContain(sentence);
  expect(read('waterrijk/region.yaml')).toBe(before);
});
