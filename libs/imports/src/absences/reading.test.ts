import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf, file, ImportDesk } from '../../../../test/support/import-desk';
import { organisations, pupilHeader } from '../../../../test/support/region-lists';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
beforeEach(async () => {
  await desk.empty();
  await desk.clockAt('2026-12-07T08:00:00+01:00');
  await desk.take('organisations', organisations);
  await desk.take('pupils', file(pupilHeader, ...numbers.map((number) => `${number};;0012;Noor;4-3-2015;Waterdam`)));
});
afterAll(() => desk.close());

/** A primary school, and two branches of a secondary one: each has a pupil 0012. */
const numbers = ['99WP', '99WR01', '99WR02'];
const header = 'brin;leerlingnummer;datum;lesuur;code;minuten;reden;periode_van;periode_tot';
const take = (...rows: string[]) => desk.take('absences', file(header, ...rows));
const wrongIn = async (...rows: string[]) =>
  (await take(...rows)).errors.map(({ line, column, reason }) => `${line} ${column}: ${reason.nl}`);
const stated = () =>
  desk.rows(`select o.number as school, s.part, s.kind, s.hours::float8 as hours from absence_statement s
    join pupil p on p.id = s.pupil_id join organisation o on o.id = p.school_id
   where s.replaced_at is null and s.absent_on = '2026-11-02' order by s.id`);
const days = () =>
  desk.rows(`select absent_on as on, kind, hours::float8 as hours, times from absence
    where replaced_at is null order by 1, 2`);

test.each([
  ['99WR01;0012;2026-11-02;3;O;50', { part: '3', kind: 'unauthorised', hours: 1 }],
  ['99wr02;0012;2-11-2026;;ongeoorloofd;300', { part: 'day', kind: 'unauthorised', hours: 6 }],
  ['99WR02;0012;02/11/2026;;O;260', { part: 'day', kind: 'unauthorised', hours: 6 }],
  ['99WR01;0012;20261102;;Z;;griep', { part: 'day', kind: 'sick', hours: null }],
  ['99WP;0012;2026-11-02;;o;100', { part: 'day', kind: 'unauthorised', hours: 1.67 }],
  ['99WP00;0012;2026-11-02;03;O;50', { part: '3', kind: 'unauthorised', hours: 0.83 }],
  ['99WR01;0012;2026-11-02;1;TL;12', { part: '1', kind: 'late', hours: null }],
  ['99WR01;0012;2026-11-02;;te laat;', { part: 'late', kind: 'late', hours: null }],
  ['99WR01;0012;2026-11-02;5;G;', { part: '5', kind: 'authorised', hours: 1 }],
])('%s', async (row, part) => {
  expect(countsOf(await take(row))).toMatchObject({ added: 1, wrong: 0 });
  const school = row.slice(0, row.startsWith('99WP') ? 4 : 6).toUpperCase();
  expect(await stated()).toEqual([{ school, ...part }]);
});

test('each wrong cell is named by its column', async () => {
  expect((await wrongIn('99XX;!;2026-02-30;99;Q;lang', '99WR;0012;;;;')).toSorted()).toEqual([
    '2 code: Onbekend woord; bekend zijn O, Z, ZT, G, L, A',
    '2 datum: Geen datum die bestaat: schrijf 2011-03-04 of 4-3-2011',
    '2 leerlingnummer: Geen nummer of code',
    '2 lesuur: Geen lesuur van 0 tot 20',
    '2 minuten: Geen aantal minuten van een dag',
    '3 code: Dit ontbreekt',
    '3 datum: Dit ontbreekt',
  ]);
});

test('what only the lists show is told as well', async () => {
  expect(
    await wrongIn('99XX;0012;2026-11-02;;Z', '99WR;0012;2026-11-02;;Z', '99WP;12;2026-11-02;;Z', ';0012;2026-11-02;;Z'),
  ).toEqual([
    '2 brin: Deze school is in de regio niet bekend',
    '3 brin: De school heeft meer vestigingen: schrijf welke',
    '4 leerlingnummer: Deze leerling staat niet bij deze school',
    '5 brin: Dit ontbreekt',
  ]);
});

test('absence that is yet to come, or too long ago, is refused', async () => {
  expect(await wrongIn('99WP;0012;2026-12-08;;Z', '99WP;0012;2024-12-06;;Z', '99WP;0012;2026-12-07;;Z')).toEqual([
    '2 datum: Deze dag moet nog komen',
    '3 datum: Langer dan twee jaar geleden',
  ]);
});

test('unauthorised absence has a length, which in primary education no lesson says', async () => {
  expect(await wrongIn('99WR01;0012;2026-11-02;;O', '99WP;0012;2026-11-02;3;O', '99WR01;0012;2026-11-03;3;O')).toEqual([
    '2 minuten: Hoe lang? Vul het lesuur of de minuten in',
    '3 minuten: Hoe lang? Vul het lesuur of de minuten in',
  ]);
});

/** Seen to fail with an error of PostgreSQL: by nothing is not divided, and a day has no 1440 lessons. */
test('lessons of no length are wrong, and of a day there are no more than can be kept', async () => {
  const own = await readFile('workflows/imports/absences.yaml', 'utf8');
  const workflows = await mkdtemp(join(tmpdir(), 'terugweg-profiles-'));
  await mkdir(join(workflows, 'imports'));
  await writeFile(
    join(workflows, 'imports', 'absences.yaml'),
    own.replace('      minutes: {', '      lesson-minutes: { names: [lesduur] }\n      minutes: {'),
  );
  const lines = file('brin;leerlingnummer;datum;code;minuten;lesduur', '99WR01;0012;2026-11-02;O;300;0');
  const outcome = await desk.take('absences', `${lines}99WR02;0012;2026-11-02;O;1440;1\r\n`, { workflows });
  await rm(workflows, { recursive: true });
  expect(outcome.errors.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 lesduur']);
  expect(await stated()).toEqual([{ school: '99WR02', part: 'day', kind: 'unauthorised', hours: 99 }]);
});

test('a file may repeat itself, but not contradict itself', async () => {
  const rows = [
    '2026-11-02;1;O;50',
    '2026-11-02;1;O;50',
    '2026-11-02;1;Z;50',
    '2026-11-02;;Z',
    '2026-11-02;;L',
    '2026-11-03;;Z',
    '2026-11-03;2;O;50',
  ];
  const outcome = await take(...rows.map((row) => `99WR01;0012;${row}`), '99WR02;0012;2026-11-02;;Z');
  expect(countsOf(outcome)).toEqual({ rows: 8, added: 4, changed: 0, unchanged: 1, wrong: 3 });
  expect(outcome.errors.map(({ line, column }) => `${line} ${column}`)).toEqual(['4 code', '5 lesuur', '8 lesuur']);
});

test('a row that is wrong contradicts no other', async () => {
  const outcome = await take('99WR01;0012;2026-11-02;;O', '99WR01;0012;2026-11-02;2;O');
  expect(countsOf(outcome)).toMatchObject({ added: 1, wrong: 1 });
});

const row = (rest: string) => `99WR01;0012;2026-11-02;${rest}`;

/** Seen to fail without the update of what is replaced: the unique index refuses the second. */
test('a lesson that is corrected leaves the others, and a whole day takes their place', async () => {
  await take(row('1;O'), row('2;O'));
  expect(countsOf(await take(row('2;Z'), row('3;O')))).toMatchObject({ added: 1, changed: 1 });
  expect(await days()).toEqual([
    { on: '2026-11-02', kind: 'sick', hours: 1, times: 1 },
    { on: '2026-11-02', kind: 'unauthorised', hours: 2, times: 1 },
  ]);
  expect(countsOf(await take(row(';Z'), row(';L')))).toMatchObject({ added: 1, changed: 1 });
  expect(await days()).toEqual([
    { on: '2026-11-02', kind: 'late', hours: null, times: 1 },
    { on: '2026-11-02', kind: 'sick', hours: null, times: 1 },
  ]);
  expect(await desk.rows('select from absence_statement')).toHaveLength(6);
});

/** Seen to fail when days on which nothing is left are not touched. */
test('a row that says present takes back what was stated, and says nothing where nothing was', async () => {
  await take('99WP;0012;2026-11-02;;Z', '99WP;0012;2026-11-03;;Z');
  const back = ['99WP;0012;2026-11-02;;A', '99WP;0012;2026-11-04;;aanwezig'];
  expect(countsOf(await take(...back))).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  expect(countsOf(await take(...back))).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect(await days()).toEqual([{ on: '2026-11-03', kind: 'sick', hours: null, times: 1 }]);
  const kept = await desk.rows(`select kind, replaced_at is not null as replaced from absence order by id`);
  expect(kept).toEqual([
    { kind: 'sick', replaced: true },
    { kind: 'sick', replaced: false },
  ]);
});
