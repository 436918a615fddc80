import { fileOf, RunningApi, type Visitor } from '../../../test/support/running-api';

interface Report {
  id: string;
  profile: string;
  rows: number;
  added: number;
  unchanged: number;
  wrong: number;
  errors: { line: number; column: string }[];
  errorsUrl?: string;
}

let api: RunningApi;
let administrator: Visitor;
let officer: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  await api.rows(
    `with somebody as (
       insert into person (id, region_id, name, email, language)
       select gen_random_uuid(), id, 'Toon Beheer', 'toon@waterdam.example', 'nl' from region returning id)
     insert into membership (id, organisation_id, level, person_id, function)
     select gen_random_uuid(), o.id, 'administrator', p.id, 'functioneel beheerder'
       from somebody p, organisation o where o.name = 'Leerplicht Waterdam'`,
  );
  administrator = await api.signIn('Leerplicht Waterdam', 'administrator');
  officer = await api.signIn('Leerplicht Waterdam');
}, 120_000);

afterAll(() => api.stop());

const header = 'brin;leerlingnummer;naam;geboortedatum;gemeente';
const list = [`99WR;n1;Noor Achterberg;4-3-2011;Waterdam`, `99XX;n2;Bram Stam;4-3-2011;Waterdam`];
const send = (query = '', who = administrator, kind = 'pupils') =>
  who.send<Report>(`/v1/imports/${kind}${query}`, fileOf([header, ...list].join('\r\n')));
const found = () => api.rows(`select from pupil where number like 'n_'`);

test('a trial tells what would come of a list, and keeps nothing', async () => {
  const trial = await send('?trial=true');
  expect([trial.status, trial.body]).toEqual([
    200,
    expect.objectContaining({ isTrial: true, rows: 2, added: 1, wrong: 1 }),
  ]);
  expect(await found()).toEqual([]);
  expect((await administrator.get(trial.body.errorsUrl!.replace('/api', ''))).status).toBe(200);
});

test('a list goes in, its wrong rows come back as a file, and the same list again changes nothing', async () => {
  const first = await send();
  expect(first.body).toMatchObject({ profile: 'region', rows: 2, added: 1, wrong: 1 });
  expect(first.body.errors).toEqual([
    { line: 3, column: 'brin', reason: { nl: expect.any(String), en: 'The region knows no such school' } },
  ]);
  const errors = await administrator.get<string>(first.body.errorsUrl!.replace('/api', ''));
  expect(errors.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(errors.body.split('\r\n')[1]).toContain('3;brin;Deze school is in de regio niet bekend;');
  expect((await send()).body).toMatchObject({ added: 0, unchanged: 1, wrong: 1 });
  expect(await found()).toHaveLength(1);
  const [run] = await api.rows(`select p.name, i.kind, i.is_trial from import_run i join person p on p.id = i.person_id
    where i.kind = 'pupils' order by imported_at, is_trial desc limit 1`);
  expect(run).toEqual({ name: 'Toon Beheer', kind: 'pupils', is_trial: true });
});

test('a profile is chosen by name', async () => {
  expect((await send('?profile=magister')).body).toMatchObject({ detail: expect.stringContaining('choose region') });
});

/** Seen to fail when every person may bring lists, and when the errors are read past the wall. */
test('only an administrator brings lists and reads what was wrong with them', async () => {
  expect((await send('', officer)).status).toBe(403);
  const { body } = await send('?trial=true');
  expect((await officer.get(body.errorsUrl!.replace('/api', ''))).status).toBe(404);
});

test('a kind of list that there is not is not found; what is no file is not understood', async () => {
  expect((await send('', administrator, 'marbles')).status).toBe(404);
  expect((await administrator.send('/v1/imports/pupils', { rows: [] })).status).toBe(415);
});

const cases = (who: Visitor) => who.get<{ items: unknown[] }>('/cases');

/** Seen to fail when an administrator stands for his organisation, as everybody else of it does. */
test('an administrator sees no case, and his organisation sees its own', async () => {
  expect((await cases(officer)).body.items.length).toBeGreaterThan(0);
  expect((await cases(administrator)).body.items).toEqual([]);
  const me = await administrator.get<{ may: object }>('/me');
  expect(me.body.may).toEqual({ import: false, watch: false, administer: true });
  expect((await officer.get<{ may: object }>('/me')).body.may).toMatchObject({ watch: true, administer: false });
});
