import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';

interface Readiness {
  name: string;
  activeAt?: string;
  mayAct: boolean;
  missing: { what: string; sentence: { nl: string } }[];
  organisations: {
    id: string;
    name: string;
    covenantOn?: string;
    processorAgreementOn?: string;
    activeAt?: string;
    closesNext?: object;
  }[];
}

let api: RunningApi;
let administrator: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  administrator = await api.signIn('Leerplicht Waterdam', 'team-lead');
});
afterAll(() => api.stop());

const foreseen = async () =>
  (await administrator.get<{ sentences: { nl: string }[] }>('/regions/current/foreseen')).body.sentences.map(
    ({ nl }) => nl,
  );
const check = async () => (await administrator.get<Readiness>('/regions/current/check')).body;

test('the demonstration is switched on, with nothing missing and everybody signed', async () => {
  const { name, activeAt, missing, organisations, mayAct } = await check();
  expect({ name, missing, mayAct }).toEqual({ name: 'Waterrijk', missing: [], mayAct: true });
  expect(activeAt).toMatch(/^2026-08-31T00:00:00\+02:00$/);
  for (const one of organisations) {
    expect(one).toMatchObject({ covenantOn: '2026-06-18', processorAgreementOn: '2026-07-02', activeAt });
  }
});

test.each([
  ['Leerplicht Waterdam', 'person'],
  ['Rietplas', 'team-lead'],
  ['Thuiszitterstafel Waterrijk', 'chair'],
])('%s, %s, does not administer', async (organisation, level) => {
  const visitor = await api.signIn(organisation, level);
  for (const answer of [
    await visitor.get('/regions/current/check'),
    await visitor.get('/regions/current/foreseen'),
    await visitor.send('/regions/current/switch-on', {}),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { type: '/problems/not-allowed' } });
  }
});

/** Which organisations say when they are closed next. */
const closes = async () => {
  const { organisations } = await check();
  return organisations.flatMap(({ name, closesNext }) => (closesNext ? [[name, closesNext]] : []));
};

/** Seen to fail when periods that are over are shown. */
test('of each organisation stands when it is closed next, or that it is closed now', async () => {
  expect(await closes()).toEqual([]);
  const [office] = await api.rows<{ id: string }>(`select id from organisation where name = 'Leerplicht Waterdam'`);
  const over = { first: '2026-12-04', last: '2026-12-06', name: 'Sinterklaas' };
  const now = { first: '2026-12-05', last: '2026-12-07', name: 'verhuizing' };
  const later = { first: '2026-12-24', last: '2026-12-24', name: 'brugdag' };
  for (const [days, next] of [
    [[over, now, later], now],
    [[over, later], later],
  ] as const) {
    const body = JSON.stringify({ days });
    const headers = { 'content-type': 'application/json' };
    await administrator.ask(`/v1/calendars/organisations/${office!.id}`, { method: 'PUT', headers, body });
    expect(await closes()).toEqual([['Leerplicht Waterdam', next]]);
  }
});

async function refusedAct() {
  const officer = await api.signIn('Leerplicht Waterdam');
  const [file] = await api.rows<{ id: string }>(
    `select c.id from case_file c join organisation_area a using (municipality) join organisation o on o.id = a.organisation_id
      where o.name = 'Leerplicht Waterdam' and c.phase = 'open' order by c.id limit 1`,
  );
  const key = { 'idempotency-key': randomUUID() };
  return officer.send(`/cases/${file!.id}/acts`, { act: 'set', facts: { enrolled: true } }, key);
}

test('an organisation that came later is switched on after its dates are there, and the region waits for it', async () => {
  await api.rows(
    `insert into organisation (id, region_id, role, name, sectors)
     select '00000000-0000-4000-8000-000000000001', id, 'facility', 'Voorziening Nieuw', '{}' from region`,
  );
  await api.rows('update region set active_since = null');
  const path = '/regions/current/organisations/00000000-0000-4000-8000-000000000001';
  expect((await check()).missing).toMatchObject([
    { what: 'signature', sentence: { nl: 'Voorziening Nieuw: geen datum van convenant en verwerkersovereenkomst' } },
  ]);
  expect(await administrator.send(`${path}/switch-on`, {})).toMatchObject({
    status: 422,
    body: { type: '/problems/not-signed' },
  });
  expect(await administrator.send('/regions/current/switch-on', {})).toMatchObject({
    status: 422,
    body: { type: '/problems/region-not-ready', current: { missing: [{ what: 'signature' }] } },
  });
  expect(await refusedAct()).toMatchObject({
    status: 422,
    body: { type: '/problems/region-not-on', sentence: { en: expect.stringContaining('not switched on yet') } },
  });
  expect(await foreseen()).toContain('Bij die eerste verzending krijgt ieder hoogstens één bericht');
  const given = { covenantOn: '2026-12-01', processorAgreementOn: '2026-12-02' };
  expect((await administrator.send<Readiness>(`${path}/signatures`, given)).body.missing).toEqual([]);
  const on = await administrator.send<Readiness>('/regions/current/switch-on', {});
  expect(on).toMatchObject({ status: 200, body: { activeAt: '2026-12-07T08:00:00+01:00' } });
  expect(await foreseen()).toEqual([]);
  expect(on.body.organisations.find(({ name }) => name === 'Voorziening Nieuw')).toMatchObject({
    ...given,
    activeAt: '2026-12-07T08:00:00+01:00',
  });
});

test('what is no date is refused, and so is an organisation of elsewhere', async () => {
  const nowhere = '/regions/current/organisations/00000000-0000-4000-8000-00000000ffff';
  expect((await administrator.send(`${nowhere}/signatures`, { covenantOn: '2026-12-01' })).status).toBe(404);
  expect((await administrator.send(`${nowhere}/switch-on`, {})).status).toBe(404);
  for (const body of [{}, { covenantOn: 'soon' }, { other: '2026-12-01' }]) {
    expect((await administrator.send(`${nowhere}/signatures`, body)).status).toBe(400);
  }
});

const colours = async () => (await administrator.get<{ region: { theme: string } }>('/me')).body.region.theme;

/** Seen to fail with the colours of every region those of the first. */
test('who works in a region has its colours', async () => {
  expect(await colours()).toBe('water');
  await api.rows(`update region set settings = (settings::jsonb || '{"theme":"heather"}')::json`);
  expect(await colours()).toBe('heather');
});
