import { fileOf, RunningApi, type Visitor } from '../../../../test/support/running-api';

interface Report {
  id: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  wrong: number;
  errorsUrl?: string;
  brought: {
    fired: { signal: string; pupil: string; on: string }[];
    signals: Record<string, number>;
    withdrawn: number;
    casesOpened: number;
  };
}

let api: RunningApi;
let school: Visitor;
let pupils: { id: string; number: string }[];

beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  pupils = await api.rows(
    `select p.id, p.number from pupil p join organisation o on o.id = p.school_id
      where o.name = 'Rietplas' and not exists (select from absence a where a.pupil_id = p.id and a.kind <> 'sick')
        and not exists (select from absence a where a.pupil_id = p.id and a.absent_on > '2026-11-20')`,
  );
});

afterAll(() => api.stop());

const header = 'brin;leerlingnummer;datum;lesuur;code;minuten;reden';
const send = (lines: readonly string[], query = '', who = school) =>
  who.send<Report>(`/v1/imports/absences${query}`, fileOf([header, ...lines].join('\r\n')));
const absencesOf = (pupil: { id: string }) =>
  api.rows<{ on: string; kind: string; hours: string | null }>(
    `select absent_on as "on", kind, hours::float8 as hours from absence
      where pupil_id = $1 and replaced_at is null and absent_on > '2026-11-20' order by 1, 2`,
    [pupil.id],
  );
const casesOf = (pupil: { id: string }) =>
  api.rows<{ id: string; phase: string }>('select id, phase from case_file where pupil_id = $1', [pupil.id]);

test('three days without leave open a case; the same file again changes nothing', async () => {
  const pupil = pupils.shift()!;
  const lines = ['2026-11-30', '2026-12-01', '2026-12-02'].map((on) => `99WR;${pupil.number};${on};;O;300;`);
  const first = await send(lines);
  expect([first.status, first.body]).toEqual([
    200,
    expect.objectContaining({ rows: 3, added: 3, unchanged: 0, wrong: 0 }),
  ]);
  const fired = [{ signal: 'statutory-16h', pupil: expect.stringMatching(/^(\p{Lu}\.)+$/u), on: '2026-12-02' }];
  const signals = { 'statutory-16h': 1 };
  const titles = { 'statutory-16h': expect.objectContaining({ nl: '16 uur verzuim in vier lesweken' }) };
  expect(first.body.brought).toEqual({ fired, signals, titles, withdrawn: 0, casesOpened: 1 });
  const kept = [await absencesOf(pupil), await casesOf(pupil)];
  const again = await send(lines);
  expect(again.body).toMatchObject({
    rows: 3,
    added: 0,
    unchanged: 3,
    wrong: 0,
    brought: { fired: [], casesOpened: 0 },
  });
  expect([await absencesOf(pupil), await casesOf(pupil)]).toEqual(kept);
});

test('every firing keeps its rule, version, inputs and why', async () => {
  const [firing] = await api.rows<Record<string, unknown>>(
    `select f.signal, r.version, f.inputs, f.explains from signal_firing f join signal_rules r on r.id = f.rules_id
      where f.signal = 'statutory-16h' order by f.id desc limit 1`,
  );
  expect(firing).toEqual({
    signal: 'statutory-16h',
    version: 1,
    inputs: { on: '2026-12-02', first: '2026-11-30', count: 18 },
    explains: { nl: expect.stringContaining('18 uren'), en: expect.stringContaining('18 hours') },
  });
});

test('lessons come in one at a time, and one that is corrected leaves the others', async () => {
  const pupil = pupils.shift()!;
  const row = (lesson: number, code: string) => `;${pupil.number};2026-12-01;${lesson};${code};50;`;
  await send([row(1, 'O'), row(2, 'O')]);
  await send([row(3, 'O')]);
  expect(await absencesOf(pupil)).toEqual([{ on: '2026-12-01', kind: 'unauthorised', hours: 3 }]);
  const corrected = await send([row(2, 'Z')]);
  expect(corrected.body).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
  expect(await absencesOf(pupil)).toEqual([
    { on: '2026-12-01', kind: 'sick', hours: 1 },
    { on: '2026-12-01', kind: 'unauthorised', hours: 2 },
  ]);
});

test('unauthorised that becomes sick takes the case back, and keeps the trail', async () => {
  const pupil = pupils.shift()!;
  const days = ['2026-11-30', '2026-12-01', '2026-12-02'];
  await send(days.map((on) => `;${pupil.number};${on};;O;300;`));
  const [opened] = await casesOf(pupil);
  expect(opened!.phase).toBe('open');
  const corrected = await send(days.map((on) => `;${pupil.number};${on};;Z;;`));
  expect(corrected.body).toMatchObject({ changed: 3, brought: { casesOpened: 0, withdrawn: 1 } });
  expect(await casesOf(pupil)).toEqual([{ id: opened!.id, phase: 'ended' }]);
  const lines = await api.rows<{ lines: Record<string, unknown>[] }>(
    'select lines from timeline where case_id = $1 order by seq desc limit 1',
    [opened!.id],
  );
  expect(lines[0]!.lines).toContainEqual(expect.objectContaining({ corrected: 'statutory-16h' }));
});

test('right rows go in, wrong ones come back as a file', async () => {
  const pupil = pupils.shift()!;
  const report = await send([
    `99WR;${pupil.number};2026-12-03;;Z;;`,
    `99WP;${pupil.number};2026-12-04;;Z;;`,
    `99WR;9999999;2026-12-04;;Z;;`,
    `99WR;9999999;2026-12-04;;Z;;`,
    `99WR;${pupil.number};2027-12-04;;Q;;"open`,
    `99WR;${pupil.number};31-02-2026;;Q;;`,
  ]);
  expect(report.body).toMatchObject({ rows: 6, added: 1, unchanged: 0, wrong: 5 });
  expect(await absencesOf(pupil)).toEqual([{ on: '2026-12-03', kind: 'sick', hours: null }]);
  const errors = await school.get<string>(report.body.errorsUrl!.replace('/api', ''));
  expect(errors.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = errors.body.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toBe('line;column;reason;nl;en');
  expect(lines.slice(1).map((line) => line.split(';').slice(0, 3).join(';'))).toEqual([
    '3;brin;Dit is een andere school dan die van dit bestand',
    '4;leerlingnummer;Deze leerling staat niet bij deze school',
    '5;leerlingnummer;Deze leerling staat niet bij deze school',
    '6;;Een aanhalingsteken staat verkeerd of wordt niet gesloten',
    '7;datum;Geen datum die bestaat: schrijf 2011-03-04 of 4-3-2011',
    expect.stringMatching(/^7;code;"?Onbekend woord/),
  ]);
  const other = await api.signIn('De Wilg');
  expect((await other.get(report.body.errorsUrl!.replace('/api', ''))).status).toBe(404);
});

test('a trial says what would come of it, and changes nothing', async () => {
  const pupil = pupils.shift()!;
  const lines = ['2026-11-30', '2026-12-01', '2026-12-02', 'never'].map((on) => `;${pupil.number};${on};;O;300;`);
  const trial = await send(lines, '?trial=true');
  expect(trial.body).toMatchObject({ rows: 4, added: 3, wrong: 1, brought: { casesOpened: 1 } });
  expect((await school.get(trial.body.errorsUrl!.replace('/api', ''))).status).toBe(200);
  expect([await absencesOf(pupil), await casesOf(pupil)]).toEqual([[], []]);
});

test('two files of one school at once are both kept whole', async () => {
  const some = pupils.splice(0, 3);
  const file = (on: string) => some.map(({ number }) => `;${number};${on};;O;300;`);
  const both = await Promise.all([send(file('2026-12-01')), send(file('2026-12-01')), send(file('2026-12-02'))]);
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(both.reduce((sum, { body }) => sum + body.added, 0)).toBe(6);
  for (const pupil of some) expect((await absencesOf(pupil)).map(({ on }) => on)).toEqual(['2026-12-01', '2026-12-02']);
});

test.each([
  ['leerlingnummer;code\n1;Z\n', 422, '/file'],
  ['', 422, '/file'],
  [Buffer.from('leerlingnummer;datum;code\n', 'utf16le').toString('latin1'), 422, '/file'],
])('a file that is no statement is refused by name: %j', async (text, status, pointer) => {
  const answer = await school.send<{ errors: { pointer: string }[] }>('/v1/imports/absences', fileOf(text));
  expect([answer.status, answer.body.errors[0]!.pointer]).toEqual([status, pointer]);
});

/** Seen to fail when a school may bring every kind of list. */
test('a school brings no other list, and chooses no other school', async () => {
  expect((await school.send('/v1/imports/pupils', fileOf(header))).status).toBe(403);
  const pupil = pupils.shift()!;
  const other = await send([`99WP;${pupil.number};2026-12-03;;Z;;`], '?school=99WP');
  expect(other.body).toMatchObject({ rows: 1, added: 0, wrong: 1 });
});

test('a period goes with a file, or the file is refused', async () => {
  const pupil = pupils.shift()!;
  const row = `;${pupil.number};2026-12-03;;Z;;`;
  expect((await send([row], '?from=2026-11-30&until=2026-12-04')).body).toMatchObject({ added: 1 });
  const known = await api.rows(`select covers_from from absence_import where covers_until = '2026-12-04'`);
  expect(known).toEqual([{ covers_from: '2026-11-30' }]);
  expect((await send([row], '?from=Monday')).status).toBe(400);
});

test('only a school states absence, and only as a file', async () => {
  const officer = await api.signIn('Leerplicht Waterdam');
  expect((await send([], '', officer)).status).toBe(403);
  expect((await school.send('/v1/imports/absences', { rows: [] })).status).toBe(415);
});
