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

interface Sample {
  readonly kind: string;
  /** What must be there before: a list of another kind. */
  readonly before?: readonly [kind: string, list: string];
  readonly lines: readonly string[];
  readonly kept: string;
  readonly is: { readonly name: string; readonly code: string };
}

/** Of each kind a file of one row with letters that encodings differ on, and what is kept of it. */
const samples: readonly Sample[] = [
  {
    kind: 'organisations',
    lines: ['soort;naam;nummer;sectoren', 'school;Café Zoë;99WR;vo'],
    kept: `select name, number as code from organisation where number = '99WR'`,
    is: { name: 'Café Zoë', code: '99WR' },
  },
  {
    kind: 'people',
    lines: ['organisatie;niveau;naam;functie;e-mail', '99WP;persoon;Zoë Café;coördinator;zoe@x.example'],
    kept: `select name, function as code from person join membership on person_id = person.id`,
    is: { name: 'Zoë Café', code: 'coördinator' },
  },
  {
    kind: 'pupils',
    lines: ['brin;leerlingnummer;naam;geboortedatum;gemeente', '99WP;0012;Renée Özdemir;4-3-2015;Waterdam'],
    kept: `select name, number as code from pupil`,
    is: { name: 'Renée Özdemir', code: '0012' },
  },
  {
    kind: 'absences',
    before: ['pupils', file('brin;leerlingnummer;naam;geboortedatum;gemeente', '99WP;0012;Noor;4-3-2015;Waterdam')],
    lines: ['brin;leerlingnummer;datum;code;toelichting', '99WP;0012;2-11-2026;te laat;Café Zoë'],
    kept: `select kind as name, number as code from absence join pupil on pupil_id = pupil.id`,
    is: { name: 'late', code: '0012' },
  },
  {
    kind: 'notifications',
    before: ['pupils', file('brin;leerlingnummer;naam;geboortedatum;gemeente', '99WP;0012;Noor;4-3-2015;Waterdam')],
    lines: [
      'meldingsnummer;soort;status;geboortedatum;brin;begin;laatste_mutatie;actie_school',
      '0077;Luxe verzuim;in behandeling;4-3-2015;99WP;2-11-2026;2-11-2026 10:15;Gesprek met Zoë',
    ],
    kept: `select signal as name, number as code from notification`,
    is: { name: 'luxury', code: '0077' },
  },
  {
    kind: 'enrolments',
    before: ['pupils', file('brin;leerlingnummer;naam;geboortedatum;gemeente', '99WP;0012;Noor;4-3-2015;Waterdam')],
    lines: ['geboortedatum;brin;status;begin;opleiding', '4-3-2015;99WP;ingeschreven;24-8-2026;Café Zoë'],
    kept: `select school as name, number as code from enrolment join pupil on pupil_id = pupil.id`,
    is: { name: '99WP', code: '0012' },
  },
];

const shapes: readonly (readonly [string, (lines: readonly string[]) => Uint8Array])[] = [
  ['UTF-8', (lines) => Buffer.from(lines.join('\n'))],
  ['UTF-8 with BOM', (lines) => Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)],
  ['cp1252', (lines) => Buffer.from(lines.join('\r\n'), 'latin1')],
  ['commas', (lines) => Buffer.from(lines.join('\n').replaceAll(';', ','))],
  ['quotes', (lines) => Buffer.from(lines.map((line) => `"${line.replaceAll(';', '";"')}"`).join('\n'))],
  [
    'columns turned round, and one of no use',
    (lines) => Buffer.from(lines.map((line) => `${line.split(';').toReversed().join(';')};x`).join('\n')),
  ],
  ['old line ends and empty lines', (lines) => Buffer.from(`\r${lines.join('\r\r')}\r;;\r`)],
];

describe.each(samples)('a list of $kind', ({ kind, before, lines, kept, is }) => {
  beforeEach(async () => {
    if (before) await desk.take(...before);
  });

  test.each(shapes)('reads the same from %s', async (_name, write) => {
    expect(countsOf(await desk.take(kind, write(lines)))).toMatchObject({ rows: 1, added: 1, wrong: 0 });
    expect(await desk.rows(kept)).toEqual([is]);
  });

  test.each([
    ['nothing', ''],
    ['empty lines', '\n\n \n'],
    ['UTF-16', Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le')],
    ['UTF-16 without mark', Buffer.from(lines.join('\n'), 'utf16le')],
    ['a spreadsheet', Buffer.from('504b0304140008000800000021000a', 'hex')],
    ['another list', 'a;b;c\n1;2;3\n'],
    ['tabs', lines.join('\n').replaceAll(';', '\t')],
  ])('is no list of %s, and keeps nothing', async (_name, bytes) => {
    const known = await desk.rows(kept);
    await expect(desk.take(kind, bytes)).rejects.toMatchObject({ kind: 'invalid-content' });
    expect(await desk.rows(kept)).toEqual(known);
  });

  test('without rows adds none', async () => {
    expect(countsOf(await desk.take(kind, lines[0]!))).toEqual({
      rows: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      wrong: 0,
    });
  });
});

test('a byte that is no UTF-8 in a file that says it is spoils its own row', async () => {
  const [header, row] = samples[2]!.lines;
  const bytes = Buffer.concat([
    Buffer.from(`\ufeff${header}\n${row}\n99WP;2;`),
    Buffer.from([0xe9]),
    Buffer.from(';4-3-2015;Waterdam\n'),
  ]);
  const outcome = await desk.take('pupils', bytes);
  expect(countsOf(outcome)).toMatchObject({ rows: 2, added: 1, wrong: 1 });
  expect(outcome.errors[0]).toMatchObject({ line: 3, reason: { en: 'The characters are no UTF-8' } });
});

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
