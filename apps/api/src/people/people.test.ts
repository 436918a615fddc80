import { randomUUID } from 'node:crypto';
import { sqlState } from '@app/platform';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { RegionalPage, Whereabouts } from './people.shapes';

/** People come and go over HTTP: who may tell it, who sees what, and what the database refuses. */
let api: RunningApi;
let coordinator: Visitor;
let lead: Visitor;
let officer: Visitor;
let administrator: Visitor;
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await RunningApi.start();
  [coordinator, lead, officer, administrator] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Rietplas', 'team-lead'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('Leerplicht Waterdam', 'administrator'),
  ]);
  const rows = await api.rows<{ level: string; id: string }>(
    `select m.level, m.person_id as id from membership m join organisation o on o.id = m.organisation_id
      where o.name = 'Rietplas'`,
  );
  for (const { level, id } of rows) ids.set(level, id);
});
afterAll(() => api.stop());

const path = (level: string, rest = '') => `/v1/people/${ids.get(level)!}${rest}`;
const list = async () => (await officer.get<RegionalPage>('/v1/regional-list?limit=200')).body.items;
const without = async () => (await list()).filter(({ withoutDirector }) => withoutDirector);
const everyone = ['person', 'backup', 'team-lead'];

test('he himself, his team lead and an administrator see when he is not there; what he carries only the first two', async () => {
  const mine = await coordinator.get<Whereabouts>(path('person'));
  expect(mine).toMatchObject({ status: 200, body: { organisation: { name: 'Rietplas' }, away: [], handedOver: [] } });
  expect(mine.body.carries.length).toBeGreaterThan(0);
  expect(mine.body.carries[0]).toMatchObject({ role: 'school', child: { initials: expect.any(String) } });
  expect(mine.body.colleagues.map(({ id }) => id).toSorted()).toEqual(
    [ids.get('backup')!, ids.get('team-lead')!].toSorted(),
  );
  expect((await lead.get<Whereabouts>(path('person'))).body.carries).toEqual(mine.body.carries);
  expect((await administrator.get<Whereabouts>(path('person'))).body).toMatchObject({ carries: [], handedOver: [] });
  expect((await coordinator.get(path('backup'))).status).toBe(403);
  expect((await officer.get(path('person'))).status).toBe(404);
  expect((await officer.get(`/v1/people/${randomUUID()}`)).status).toBe(404);
});

test('a leave is told, with a substitute, once for a day, and ended', async () => {
  const days = { from: '2026-12-09', until: '2026-12-11' };
  const told = await lead.send<Whereabouts>(path('person', '/leave'), { ...days, substitute: ids.get('backup') });
  expect(told).toMatchObject({
    status: 200,
    body: { away: [{ kind: 'leave', fromOn: days.from, untilOn: days.until, substitute: { id: ids.get('backup') } }] },
  });
  expect(await coordinator.send(path('person', '/leave'), { from: '2026-12-11', until: '2026-12-12' })).toMatchObject({
    status: 409,
    body: { type: '/problems/away-already' },
  });
  expect(await coordinator.send(path('person', '/leave'), { ...days, substitute: randomUUID() })).toMatchObject({
    status: 422,
    body: { type: '/problems/no-such-colleague' },
  });
  for (const body of [{}, { from: '2026-12-09' }, { from: '2026-12-09', until: '2026-12-08' }]) {
    expect((await coordinator.send(path('person', '/leave'), body)).status).toBe(400);
  }
  const away = told.body.away[0]!.id;
  const back = await administrator.send<Whereabouts>(path('person', `/away/${away}/return`), { on: '2026-12-10' });
  expect(back.body.away).toMatchObject([{ id: away, backOn: '2026-12-10' }]);
  expect((await administrator.send(path('person', `/away/${away}/return`), {})).status).toBe(404);
});

test('what he carries is handed over in one act, by him or his team lead, and the journal says so', async () => {
  const { carries } = (await coordinator.get<Whereabouts>(path('person'))).body;
  const [first] = carries;
  const parts = [{ to: ids.get('team-lead'), cases: [first!.caseId] }, { to: ids.get('backup') }];
  expect((await administrator.send(path('person', '/hand-over'), { parts })).status).toBe(404);
  expect((await officer.send(path('person', '/hand-over'), { parts })).status).toBe(404);
  const handed = await lead.send<Whereabouts>(path('person', '/hand-over'), { parts });
  expect([handed.status, handed.body.carries]).toEqual([200, []]);
  expect(handed.body.handedOver).toHaveLength(carries.length);
  expect(handed.body.handedOver.find(({ caseId }) => caseId === first!.caseId)).toMatchObject({
    role: 'school',
    by: 'Yvonne Prins',
    to: 'Yvonne Prins',
    at: '2026-12-07T08:00:00+01:00',
  });
  expect((await lead.get<Whereabouts>(path('backup'))).body.carries).toHaveLength(carries.length - 1);
});

test('when all of a school are away its cases are on the regional list, and whoever departed is signed out', async () => {
  expect(await without()).toEqual([]);
  const [last, ...others] = everyone;
  for (const level of others)
    await administrator.send(path(level, '/leave'), { from: '2026-12-07', until: '2026-12-07' });
  await administrator.send(path(last!, '/departure'), { from: '2026-12-07' });
  expect((await coordinator.get('/me')).status).toBe(401);
  const listed = await without();
  expect(listed.length).toBeGreaterThan(0);
  for (const one of listed) expect(one).toMatchObject({ director: 'school', child: { school: 'Rietplas' } });
  await api.rows(`update clock set held_at = '2026-12-08T08:00:00+01:00'`);
  expect(await without()).toEqual([]);
});

test('the database refuses whoever does not arrange it, whatever is asked above', async () => {
  const [doctor] = await api.rows<{ id: string; organisation: string; region: string }>(
    `select m.person_id as id, o.id as organisation, o.region_id as region
       from membership m join organisation o on o.id = m.organisation_id where o.role = 'youth-health' limit 1`,
  );
  const [school] = await api.rows<{ id: string }>(`select id from organisation where name = 'Rietplas'`);
  const who = { ...doctor!, roles: ['youth-health', 'person'], language: 'nl' } as const;
  const telling = api.door.asPerson(who, ({ sql }) =>
    sql(
      `insert into away (person_id, organisation_id, kind, from_on, told_by, told_at)
       values ($1, $2, 'departure', '2026-12-09', $3, now())`,
      [ids.get('backup'), school!.id, doctor!.id],
    ),
  );
  expect(await telling.then(() => 'none', sqlState)).toBe('42501');
  expect(await api.door.asPerson(who, ({ sql }) => sql(`select from away`))).toEqual([]);
  expect(
    await api.door.asPerson(who, ({ sql }) =>
      sql(`update away set back_on = '2026-12-09', ended_by = $1, ended_at = now() returning id`, [doctor!.id]),
    ),
  ).toEqual([]);
  expect(await api.door.asPerson(who, ({ sql }) => sql(`select from handed_over`))).toEqual([]);
});
