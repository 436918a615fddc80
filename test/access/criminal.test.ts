import { randomBytes, randomUUID } from 'node:crypto';
import { criminalFiles } from '@app/compulsory-education';
import { KeyRing, reseal, sqlState, Vaults } from '@app/platform';
import { RunningApi, type Visitor } from '../support/running-api';

/** P14 and P18: the criminal route is another purpose, in another place, and beside the case stands no more than that it runs. */

interface CriminalCase {
  readonly child: { readonly name: string };
  readonly route?: { readonly state: string; readonly since: string };
  readonly file?: {
    readonly suspicion: string;
    readonly cautionGivenOn: string;
    readonly writings: readonly { readonly kind: string; readonly text: string }[];
  };
}

let api: RunningApi;
let boa: Visitor;
let officer: Visitor;
let school: Visitor;
let caseId: string;

const suspicion = 'Vermoedelijk luxeverzuim: zij waren in Zwartstrand.';
const secret = 'Verhoor van vader: hij had de reis in mei geboekt.';
const at = (id: string, rest = '') => `/compulsory-education/criminal-route/cases/${id}${rest}`;
const opening = { purpose: 'criminal', suspect: 'parent', suspicion, caution: { given: true, on: '2026-12-07' } };

beforeAll(async () => {
  api = await RunningApi.start();
  [boa, officer, school] = await Promise.all([
    api.signIn('Leerplicht Waterdam', 'boa'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('Rietplas'),
  ]);
  caseId = await api.openCase(school);
});
afterAll(() => api.stop());

const routeSeenBy = async (who: Visitor) =>
  (await who.get<{ criminalRoute?: object }>(`/cases/${caseId}`)).body.criminalRoute;

/** Seen to fail without the question whether the caution was given. */
test('P18: the switch to the criminal route is an act of its own, with the caution on record', async () => {
  expect((await boa.get<CriminalCase>(at(caseId))).body).not.toHaveProperty('file');
  expect((await boa.make(at(caseId, '/writings'), { kind: 'note', text: 'te vroeg' })).status).toBe(404);
  expect((await boa.make(at(caseId, '/file'), { ...opening, purpose: 'supervision' })).status).toBe(400);
  const without = await boa.make(at(caseId, '/file'), { ...opening, caution: { given: false, on: '2026-12-07' } });
  expect(without).toMatchObject({ status: 422, body: { type: '/problems/no-caution' } });
  expect(await routeSeenBy(officer)).toBeUndefined();
  const key = { 'idempotency-key': randomUUID() };
  const opened = await boa.send<CriminalCase>(at(caseId, '/file'), opening, key);
  expect(opened.body).toMatchObject({ route: { state: 'running' }, file: { suspicion, cautionGivenOn: '2026-12-07' } });
  expect((await boa.send(at(caseId, '/file'), opening, key)).status).toBe(201);
  expect(await boa.make(at(caseId, '/file'), opening)).toMatchObject({
    status: 409,
    body: { type: '/problems/criminal-file-open' },
  });
});

test('P14: he reads in his own place what he wrote there', async () => {
  const written = await boa.make<CriminalCase>(at(caseId, '/writings'), { kind: 'official-report', text: secret });
  expect(written.body.file!.writings).toEqual([expect.objectContaining({ kind: 'official-report', text: secret })]);
  const { routes } = (await boa.get<{ routes: object[] }>('/compulsory-education/criminal-route')).body;
  const child = { initials: expect.stringMatching(/^(\p{Lu}\.)+$/u), age: expect.any(Number), school: 'Rietplas' };
  expect(routes).toEqual([{ case: caseId, child, state: 'running', since: '2026-12-07' }]);
});

/** Seen to fail with a route that does not say what it tells. */
test('P14: the shared case says that it runs, and since when, to who may know of justice, and a boa is not in it', async () => {
  expect(await routeSeenBy(officer)).toEqual({ state: 'running', since: '2026-12-07' });
  expect(await routeSeenBy(school)).toBeUndefined();
  expect((await boa.get(`/cases/${caseId}`)).status).toBe(404);
  expect((await boa.get<{ items: object[] }>('/cases')).body.items).toEqual([]);
});

const others = [
  ['Leerplicht Waterdam', 'person'],
  ['Leerplicht Waterdam', 'team-lead'],
  ['Leerplicht Waterdam', 'management'],
  ['Leerplicht Waterdam', 'administrator'],
  ['Leerplicht Waterdam', 'privacy-officer'],
  ['Leerplicht Rietoord', 'person'],
  ['Rietplas', 'person'],
  ['SWV VO Waterrijk', 'person'],
  ['GGD Waterrijk', 'person'],
  ['Wijkteam Oost', 'person'],
  ['Thuiszitterstafel Waterrijk', 'chair'],
] as const;

test.each(others)(
  'P14: for %s (%s) it is not there, as it is not there of a case that is none',
  async (name, place) => {
    const who = await api.signIn(name, place);
    const [real, none] = [await who.get(at(caseId)), await who.get(at(randomUUID()))];
    expect([real.status, real.body]).toEqual([404, none.body]);
    expect((await who.make(at(caseId, '/file'), opening)).status).toBe(404);
    expect((await who.make(at(caseId, '/writings'), { kind: 'note', text: 'x' })).status).toBe(404);
    expect((await who.send(at(caseId, '/close'), {})).status).toBe(404);
    expect((await who.get('/compulsory-education/criminal-route')).status).toBe(404);
  },
);

/** Seen to fail without the condition on municipality and party. */
test('P14: a boa comes to no case with which his office has nothing to do', async () => {
  const [elsewhere] = await api.rows<{ id: string }>(
    `select c.id from case_file c where c.municipality = 'Rietoord'
        and not exists (select from case_party p join organisation o on o.id = p.organisation_id
                         where p.case_id = c.id and o.name = 'Leerplicht Waterdam' and p.involved_at is not null) limit 1`,
  );
  expect((await boa.get(at(elsewhere!.id))).status).toBe(404);
  expect((await boa.make(at(elsewhere!.id, '/file'), opening)).status).toBe(404);
});

test.each(['terugweg_api', 'terugweg_worker', 'terugweg_medical'])(
  'P14: the database role %s does not look in',
  async (role) => {
    for (const table of ['file', 'writing']) {
      const looking = api.rows(`set local role ${role}; select * from criminal.${table}`);
      expect(await looking.then(() => 'seen', sqlState)).toBe('42501');
    }
  },
);

test.each(['case_file', 'pupil', 'timeline', 'person', 'criminal_route', 'medical.note'])(
  'P14: who is in the vault does not read %s',
  async (table) => {
    const looking = api.rows(`set local role terugweg_criminal; select * from ${table}`);
    expect(await looking.then(() => 'seen', sqlState)).toBe('42501');
  },
);

/** Seen to fail with `boa_offices` for whoever has a place there. */
test('P14: the database knows a boa by his place, whatever is said of somebody', async () => {
  const [who] = await api.rows<{ id: string; organisation: string; region: string }>(
    `select m.person_id as id, o.id as organisation, o.region_id as region
       from membership m join organisation o on o.id = m.organisation_id
      where o.name = 'Leerplicht Waterdam' and m.level = 'person'`,
  );
  const asBoa = { ...who!, roles: ['boa'], language: 'nl' as const };
  const found = await api.door.inVault('criminal', asBoa, ({ sql }) => sql('select from criminal.file'));
  expect(found).toEqual([]);
  expect(await api.door.asPerson(asBoa, ({ sql }) => sql('select from case_for_boa($1)', [caseId]))).toEqual([]);
});

/** Seen to fail with the case in the place of the name that is made of it. */
test('P14: nothing in a row leads to the case, and nothing in it can be read without the key', async () => {
  for (const table of ['file', 'writing']) {
    const rows = await api.rows<Record<string, unknown>>(`select * from criminal.${table}`);
    const written = JSON.stringify(
      rows.map((row) => ({ ...row, content: (row['content'] as Buffer).toString('latin1') })),
    );
    expect(rows).toHaveLength(1);
    expect(written).not.toMatch(/Zwartstrand|Verhoor/);
    expect(written).not.toContain(caseId);
  }
  const links = await api.rows(
    `select from pg_constraint c join pg_class t on t.oid = c.confrelid join pg_namespace n on n.oid = t.relnamespace
      where c.contype = 'f' and c.connamespace = 'criminal'::regnamespace and n.nspname <> 'criminal'`,
  );
  expect(links).toEqual([]);
});

const looks = async (name: string) => {
  const controller = await api.signIn(name, 'privacy-officer');
  const { body } = await controller.get<{ looks: { action: string; result: string }[] }>(
    `/log?case=${caseId}&limit=200`,
  );
  return body.looks.filter(({ action, result }) => action.includes('criminal') && result === 'shown').length;
};

/** Seen to fail with the vaults of others in the policy of the log. */
test('P14: each look is on record for the privacy officer of the office, and for nobody else’s', async () => {
  expect(await looks('Leerplicht Waterdam')).toBeGreaterThan(0);
  expect(await looks('Rietplas')).toBe(0);
});

test('P14: no word of it stands in the database outside the vault', async () => {
  const tables = await api.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema', 'criminal') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await api.rows(`select from ${name} t where t::text ~ 'Zwartstrand|Verhoor van vader'`);
    if (rows.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
});

test('P14: it is closed, and nothing is written in it any more', async () => {
  const closed = await boa.send<CriminalCase>(at(caseId, '/close'), {});
  expect(closed.body).toMatchObject({ route: { state: 'closed', since: '2026-12-07' }, file: { suspicion } });
  expect(await routeSeenBy(officer)).toEqual({ state: 'closed', since: '2026-12-07' });
  expect(await boa.make(at(caseId, '/writings'), { kind: 'note', text: 'x' })).toMatchObject({
    status: 409,
    body: { type: '/problems/criminal-file-closed' },
  });
});

test('P14: in production the vault without keys of its own is not opened', async () => {
  const vaults = new Vaults(api.door, { NODE_ENV: 'production' });
  await expect(vaults.ringOf('criminal')).rejects.toMatchObject({ kind: 'not-ready' });
});

const beginning = (id: string) => `/compulsory-education/cases/${id}/criminal-route`;
const heard = 'Vermoeden: zij waren in Zwartstrand, zegt de buurvrouw.';
const sent = { ...opening, suspicion: heard };

/** Seen to fail without the question whether the caution was given, and where nobody is asked whether he inquires. */
test('P18: an officer begins it for the boa of the office, with the caution on record, and reads no word of it', async () => {
  const id = await api.openCase(school);
  expect((await officer.make(beginning(id), { ...sent, purpose: 'supervision' })).status).toBe(400);
  const without = await officer.make(beginning(id), { ...sent, caution: { given: false, on: '2026-12-07' } });
  expect(without).toMatchObject({ status: 422, body: { type: '/problems/no-caution' } });
  for (const [name, place] of others.filter(
    ([one, at_]) => one !== 'Leerplicht Waterdam' || (at_ !== 'person' && at_ !== 'team-lead'),
  )) {
    const who = await api.signIn(name, place);
    expect([name, place, (await who.make(beginning(id), sent)).status]).toEqual([name, place, 404]);
  }
  expect((await boa.make(beginning(id), sent)).status).toBe(404);
  expect((await boa.get<CriminalCase>(at(id))).body).not.toHaveProperty('route');
  const key = { 'idempotency-key': randomUUID() };
  const route = { state: 'running', since: '2026-12-07' };
  for (const once of [1, 2]) {
    const begun = await officer.send(beginning(id), sent, key);
    expect([once, begun.status, begun.body]).toEqual([once, 201, { route }]);
  }
  expect(await officer.make(beginning(id), sent)).toMatchObject({
    status: 409,
    body: { type: '/problems/criminal-file-open' },
  });
  expect((await officer.get(at(id))).status).toBe(404);
  expect((await boa.get<CriminalCase>(at(id))).body).toMatchObject({
    route,
    file: { suspicion: heard, cautionGivenOn: '2026-12-07' },
  });
});

/** Seen to fail with a policy by which who begins a route reads as well. */
test('P18: in the vault an officer puts what he knew and reads nothing, of his own neither', async () => {
  const [who] = await api.rows<{ id: string; organisation: string; region: string }>(
    `select m.person_id as id, o.id as organisation, o.region_id as region
       from membership m join organisation o on o.id = m.organisation_id
      where o.name = 'Leerplicht Waterdam' and m.level = 'person'`,
  );
  const person = { ...who!, roles: ['compulsory-education', 'person'], language: 'nl' as const };
  const mine = await api.rows('select from criminal.file where person_id = $1', [who!.id]);
  expect(mine).toHaveLength(1);
  expect(await api.door.inVault('criminal', person, ({ sql }) => sql('select from criminal.file'))).toEqual([]);
});

/** Seen to fail without the question who could go on with it. */
test('P18: an office that has no boa begins no route', async () => {
  const elsewhere = await api.signIn('Leerplicht Rietoord');
  const [one] = (await elsewhere.get<{ items: { id: string }[] }>('/cases')).body.items;
  expect(await elsewhere.make(beginning(one!.id), sent)).toMatchObject({
    status: 422,
    body: { type: '/problems/no-boa' },
  });
  expect(await api.rows('select from criminal_route where case_id = $1', [one!.id])).toEqual([]);
});

/** Seen to fail where a boa, who works for none, closes with the keys of nobody. */
test('S04 keys per organisation: what a boa and an officer closed is closed anew with a new key of their office', async () => {
  const [row] = await api.rows<{ keys: string }>(`select keys from vault_key where vault = 'criminal'`);
  const next = `next:${randomBytes(32).toString('base64')}`;
  const ring = new KeyRing(`${next},${row!.keys}`);
  const [file, writing] = criminalFiles;
  expect([await reseal(api.door, ring, file), await reseal(api.door, ring, writing)]).toEqual([2, 1]);
  expect([await reseal(api.door, ring, file), await reseal(api.door, ring, writing)]).toEqual([0, 0]);
});
