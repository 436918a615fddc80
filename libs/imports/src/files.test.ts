import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf, file, ImportDesk } from '../../../test/support/import-desk';

let desk: ImportDesk;
let folder: string;

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.clockAt('2026-12-07T08:00:00+01:00');
  folder = await mkdtemp(join(tmpdir(), 'terugweg-profiles-'));
  await mkdir(join(folder, 'imports'));
});
beforeEach(async () => {
  await desk.empty();
  await desk.take('organisations', file('soort;naam;nummer;gemeenten', 'school;De Wilg;99WP;', office));
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

const office = 'leerplicht;Leerplicht Waterdam;;Waterdam';

test('a name in parts is one name', async () => {
  const header = 'brin;leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;gemeente';
  await desk.take('pupils', file(header, '99WP;1;Bram;de;Boer;20150304;Waterdam', '99WP;2;Aya;;Santos;04/03/2015;x'));
  expect(await desk.rows('select name, born_on from pupil order by number')).toEqual([
    { name: 'Bram de Boer', born_on: '2015-03-04' },
    { name: 'Aya Santos', born_on: '2015-03-04' },
  ]);
});

const duoHeader =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;INSTELLINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;' +
  'PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE';
const duo = (board: string, code: string, name: string, municipality: string) =>
  `Waterland;${board};${code};${name};Kade;1;1234 AB;Plaats;0999;${municipality};Openbaar`;

test("DUO's addresses bring the schools of the region's municipalities, and its boards those of these schools", async () => {
  const schools = file(
    duoHeader,
    duo('41234', '99WV', 'De Oever', 'WATERDAM'),
    duo('49999', '99ZZ', 'Ver weg', 'Elders'),
  );
  const outcome = await desk.take('organisations', schools, { profile: 'duo-vso' });
  expect(countsOf(outcome)).toEqual({ rows: 2, added: 1, changed: 0, unchanged: 0, wrong: 0, passedOver: 1 });
  const boards = file(
    'BEVOEGD GEZAG NUMMER,BEVOEGD GEZAG NAAM,PLAATSNAAM',
    '41234,Stichting Oevers,x',
    '49999,Stichting Elders,y',
  );
  expect(await desk.take('organisations', boards)).toMatchObject({ profile: 'duo-boards', added: 1, passedOver: 1 });
  expect(
    await desk.rows(
      `select role, name, number, sectors, board from organisation where number in ('99WV', '41234') order by 1`,
    ),
  ).toEqual([
    { role: 'board', name: 'Stichting Oevers', number: '41234', sectors: [], board: null },
    { role: 'school', name: 'De Oever', number: '99WV', sectors: ['vso'], board: '41234' },
  ]);
});

test('branches of DUO have their own number', async () => {
  const header = `${duoHeader};VESTIGINGSCODE;VESTIGINGSNAAM`;
  const branches = file(
    header,
    `${duo('41234', '99WV', 'De Oever', 'Waterdam')};99WV01;De Oever West`,
    `${duo('41234', '99WV', 'De Oever', 'Waterdam')};00;`,
  );
  await desk.take('organisations', branches, { profile: 'duo-vo' });
  expect(await desk.rows(`select number, name from organisation where number like '99WV%' order by 1`)).toEqual([
    { number: '99WV00', name: 'De Oever' },
    { number: '99WV01', name: 'De Oever West' },
  ]);
});

test.each([
  ['that fits several profiles', undefined, 'choose duo-po, duo-vo, duo-vso, duo-mbo'],
  ['with a profile that is not there', 'magister', 'choose region, duo-po'],
])('a file %s is refused in words', async (_name, profile, words) => {
  const taking = desk.take('organisations', file(duoHeader), profile === undefined ? {} : { profile });
  await expect(taking).rejects.toMatchObject({ kind: 'invalid-content', detail: expect.stringContaining(words) });
});

test('a file that fits no profile is told what the nearest misses', async () => {
  const taking = desk.take('pupils', 'brin;leerlingnummer;gemeente\n');
  await expect(taking).rejects.toMatchObject({
    detail: expect.stringContaining('The column geboortedatum is missing'),
  });
});

test('a region adds a profile without code', async () => {
  const own = `profiles:
  magister:
    columns:
      number: { names: [stamnr], required: true }
      name: { names: [leerlingnaam], required: true }
      born: { names: [geb], required: true }
      municipality: { names: [woonplaats], required: true }
    fixed: { school: 99WP }
`;
  await writeFile(join(folder, 'imports', 'pupils.yaml'), own);
  const list = file('Stamnr;Leerlingnaam;Geb;Woonplaats', '17;Noor;4-3-2015;waterdam');
  expect(await desk.take('pupils', list, { workflows: folder })).toMatchObject({ profile: 'magister', added: 1 });
  expect(await desk.rows('select number, municipality from pupil')).toEqual([
    { number: '17', municipality: 'Waterdam' },
  ]);
});

test.each([
  ['profiles: { a: { columns: { shoe: { names: [x] } } } }', 'a speaks of shoe; known are school'],
  ['profiles: { a: { columns: {}, codes: { school: { a: [x], b: [X] } } } }', '"x" says both a and b'],
  ['profiles: { a: { rows: 3 } }', 'Unrecognized key: "rows"'],
])('a profile that is wrong is told so: %s', async (text, words) => {
  await writeFile(join(folder, 'imports', 'pupils.yaml'), text);
  await expect(desk.take('pupils', 'a;b\n', { workflows: folder })).rejects.toThrow(words);
});
