import { readAbsenceFile } from './absence-file';
import { type AbsenceProfile, readAbsenceProfile } from './absence-profile';
import type { School } from './absence-row';

const vo: School = { brin: '99WR', countsIn: 'lesson', today: '2026-12-07' };
const po: School = { brin: '99WP', countsIn: 'clock', today: '2026-12-07' };
let profile: AbsenceProfile;

beforeAll(async () => {
  profile = await readAbsenceProfile('workflows/imports/absences.yaml');
});

async function read(lines: string, school = vo) {
  const text = `brin;leerlingnummer;datum;lesuur;code;minuten;reden\n${lines}`;
  return readAbsenceFile(
    (async function* () {
      yield Buffer.from(text);
    })(),
    school,
    profile,
  );
}

test.each(['99WR', '99WR01', '99wr01', ''])('a branch is named by itself or by its institution: %s', async (brin) => {
  const branch: School = { ...vo, brin: '99WR01' };
  expect((await read(`${brin};0012;2026-11-02;3;O;50;`, branch)).wrong).toEqual([]);
  expect((await read('99WR02;0012;2026-11-02;3;O;50;', branch)).wrong).toHaveLength(1);
});

const wrongIn = async (line: string, school = vo) =>
  (await read(line, school)).wrong.map(({ column, reason }) => [column, reason.nl]);

test.each([
  ['99WR;0012;2026-11-02;3;O;50;', vo, { part: '3', kind: 'unauthorised', hours: 1 }],
  ['99wr;0012;2-11-2026;;ongeoorloofd;300;', vo, { part: 'day', kind: 'unauthorised', hours: 6 }],
  [';0012;02/11/2026;;Z;;griep', vo, { part: 'day', kind: 'sick' }],
  ['99WP;0012;2026-11-02;;o;100;', po, { part: 'day', kind: 'unauthorised', hours: 1.67 }],
  ['99WR;0012;2026-11-02;1;TL;12;', vo, { part: '1', kind: 'late' }],
  ['99WR;0012;2026-11-02;;L;;', vo, { part: 'late', kind: 'late' }],
  ['99WR;0012;2026-11-02;5;G;50;', vo, { part: '5', kind: 'authorised', hours: 1 }],
])('%s', async (line, school, part) => {
  const { statements, wrong } = await read(line, school);
  expect(wrong).toEqual([]);
  expect(statements).toEqual([{ line: 2, number: '0012', on: '2026-11-02', ...part }]);
});

test('each wrong cell is named by its column', async () => {
  expect(await wrongIn('99XX;!;2026-02-30;99;Q;lang;')).toEqual([
    ['brin', 'Dit is niet uw eigen school'],
    ['pupil', 'Geen leerlingnummer'],
    ['on', 'Geen datum die bestaat: schrijf 2026-11-02 of 2-11-2026'],
    ['lesson', 'Geen lesuur van 0 tot 20'],
    ['code', expect.stringContaining('Onbekende code; bekend zijn O, OA')],
    ['minutes', 'Geen aantal minuten van een dag'],
  ]);
  expect(await wrongIn(';12;;;;;')).toEqual([
    ['on', 'De datum ontbreekt'],
    ['code', 'De code ontbreekt'],
  ]);
});

test('absence that is yet to come, or too long ago, is refused', async () => {
  expect(await wrongIn(';12;2026-12-08;;Z;;')).toEqual([['on', 'Deze dag moet nog komen']]);
  expect(await wrongIn(';12;2024-12-06;;Z;;')).toEqual([['on', 'Langer dan twee jaar geleden']]);
  expect(await wrongIn(';12;2026-12-07;;Z;;')).toEqual([]);
});

test('unauthorised absence has a length', async () => {
  expect(await wrongIn(';12;2026-11-02;;O;;')).toEqual([['minutes', expect.stringContaining('Hoe lang?')]]);
  expect(await wrongIn(';12;2026-11-02;3;O;;', po)).toEqual([['minutes', expect.stringContaining('Hoe lang?')]]);
});

test('a file may repeat itself, but not contradict itself', async () => {
  const file = await read(
    [
      ';12;2026-11-02;1;O;50;',
      ';12;2026-11-02;1;O;50;',
      ';12;2026-11-02;1;Z;50;',
      ';12;2026-11-02;;Z;;',
      ';12;2026-11-02;;L;;',
      ';12;2026-11-03;;Z;;',
      ';12;2026-11-03;2;O;50;',
      ';13;2026-11-02;;Z;;',
    ].join('\n'),
  );
  expect([file.rows, file.repeated.map(({ line }) => line)]).toEqual([8, [3]]);
  expect(file.statements.map(({ line }) => line)).toEqual([2, 6, 7, 9]);
  expect(file.wrong.map(({ line, column }) => [line, column])).toEqual([
    [4, 'code'],
    [5, 'lesson'],
    [8, 'lesson'],
  ]);
});

test('a profile in which one code says two things is refused by name', async () => {
  await expect(readAbsenceProfile('package.json')).rejects.toThrow('package.json');
});
