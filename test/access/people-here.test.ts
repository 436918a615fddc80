import type { PeopleHere, Whereabouts } from '../../apps/api/src/people/people.shapes';
import { RunningApi, type Visitor } from '../support/running-api';

/** Those of one's own organisation: who sees whom, who sees what they carry, and what comes of who leaves. */
let api: RunningApi;
let coordinator: Visitor;
let lead: Visitor;
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await RunningApi.start();
  [coordinator, lead] = await Promise.all([api.signIn('Rietplas'), api.signIn('Rietplas', 'team-lead')]);
  const rows = await api.rows<{ level: string; id: string }>(
    `select m.level, m.person_id as id from membership m join organisation o on o.id = m.organisation_id
      where o.name = 'Rietplas'`,
  );
  for (const { level, id } of rows) ids.set(level, id);
});
afterAll(() => api.stop());

const path = (level: string, rest = '') => `/v1/people/${ids.get(level)!}${rest}`;
const here = async (visitor: Visitor) => (await visitor.get<PeopleHere>('/v1/people')).body;
const of = async (visitor: Visitor, level: string) =>
  (await here(visitor)).people.find(({ id }) => id === ids.get(level));
const today = '2026-12-07';

/** Seen to fail without the condition on the organisation: the whole region stood there. */
test('one sees those of one’s own organisation and nobody else', async () => {
  const { organisation, people } = await here(coordinator);
  expect(organisation.name).toBe('Rietplas');
  expect(people.map(({ id }) => id).toSorted()).toEqual([...new Set(ids.values())].toSorted());
  const office = await here(await api.signIn('Leerplicht Waterdam'));
  expect(office.people.length).toBeGreaterThan(2);
  expect(office.people.filter(({ id }) => [...ids.values()].includes(id))).toEqual([]);
});

/** Seen to fail with what everybody carries given to all, and with a right to arrange for all. */
test('what somebody carries is seen by himself and his team lead, who arrange it', async () => {
  const [mine, colleague] = [await of(coordinator, 'person'), await of(coordinator, 'backup')];
  expect(mine).toMatchObject({ isAway: false, passedTo: [], mayArrange: true, mayHandOver: true });
  expect(mine!.carries!.cases).toBeGreaterThan(0);
  expect(mine!.carries!.steps).toBeGreaterThan(0);
  expect(colleague).toMatchObject({ mayArrange: false, mayHandOver: false });
  expect(colleague).not.toHaveProperty('carries');
  const carried = (await coordinator.get<Whereabouts>(path('person'))).body.carries;
  expect(mine!.carries).toEqual({
    cases: carried.length,
    directs: carried.filter(({ directs }) => directs).length,
    steps: carried.reduce((sum, { steps }) => sum + steps.length, 0),
  });
  for (const { carries, mayArrange } of (await here(lead)).people) {
    expect([mayArrange, typeof carries]).toEqual([true, 'object']);
  }
});

/** Seen to fail when who works for no organisation gets an empty list instead. */
test('who works for no organisation has no such list', async () => {
  const administrator = await api.signIn('Leerplicht Waterdam', 'administrator');
  expect((await administrator.get('/v1/people')).status).toBe(404);
  expect((await administrator.get<{ may: object }>('/me')).body.may).toMatchObject({ seeColleagues: false });
  expect((await lead.get<{ may: object }>('/me')).body.may).toMatchObject({ seeColleagues: true });
  const [parent] = await api.rows<{ id: string }>(
    `select m.person_id as id from membership m join organisation o on o.id = m.organisation_id where o.is_family limit 1`,
  );
  expect((await (await api.signInAs(parent!.id)).get('/v1/people')).status).toBe(403);
  expect((await api.nobody().get('/v1/people')).status).toBe(401);
});

/** Seen to fail with the backup for whoever `who_answers`. */
test('what lies with somebody who is away lies with his substitute that day, and says how much', async () => {
  const days = { from: today, until: today, substitute: ids.get('team-lead') };
  const told = await lead.send<Whereabouts>(path('person', '/leave'), days);
  const { cases } = (await of(lead, 'person'))!.carries!;
  expect(await of(lead, 'person')).toMatchObject({
    isAway: true,
    away: [{ kind: 'leave', fromOn: today, untilOn: today, substitute: { id: ids.get('team-lead') } }],
    passedTo: [{ id: ids.get('team-lead'), name: 'Yvonne Prins', cases }],
  });
  await lead.send(path('person', `/away/${told.body.away[0]!.id}/return`), { on: today });
  expect(await of(lead, 'person')).toMatchObject({ isAway: false, away: [], passedTo: [] });
});

/** Seen to fail when a handing over that is refused is passed over. */
test('who leaves hands over in the same act, or neither happens', async () => {
  const stranger = await api.rows<{ id: string }>(
    `select m.person_id as id from membership m join organisation o on o.id = m.organisation_id
      where o.name = 'De Wilg' and m.level = 'person'`,
  );
  const from = '2026-12-15';
  const leave = (to: string) => lead.send<Whereabouts>(path('person', '/departure'), { from, parts: [{ to }] });
  const before = (await of(lead, 'person'))!.carries!;
  expect(await leave(stranger[0]!.id)).toMatchObject({ status: 422, body: { type: '/problems/no-such-colleague' } });
  expect(await of(lead, 'person')).toMatchObject({ away: [], carries: before });
  const left = await leave(ids.get('backup')!);
  expect(left).toMatchObject({ status: 200, body: { carries: [], away: [{ kind: 'departure', fromOn: from }] } });
  expect(left.body.handedOver).toHaveLength(before.cases);
  expect((await of(lead, 'backup'))!.carries).toEqual(before);
  expect(await leave(ids.get('backup')!)).toMatchObject({ status: 409, body: { type: '/problems/away-already' } });
  const directors = await api.rows<{ without: number }>(
    `select count(*)::int as without from case_file c where c.phase = 'open' and c.director_role is null`,
  );
  expect(directors).toEqual([{ without: 0 }]);
});

/** Seen to fail when everybody who left stays in the list, and when nobody of them does. */
test('who has left is no longer there, unless something is still in his name', async () => {
  const [kept] = (await lead.get<Whereabouts>(path('backup'))).body.carries;
  await lead.send(path('backup', '/hand-over'), { parts: [{ to: ids.get('person'), cases: [kept!.caseId] }] });
  await api.rows(`update clock set held_at = '2026-12-15T08:00:00+01:00'`);
  const left = await of(lead, 'person');
  expect(left).toMatchObject({
    isAway: true,
    carries: { cases: 1 },
    passedTo: [{ id: ids.get('backup'), cases: 1 }],
  });
  await lead.send(path('person', '/hand-over'), { parts: [{ to: ids.get('team-lead') }] });
  expect(await of(lead, 'person')).toBeUndefined();
  expect((await here(lead)).people).toHaveLength(ids.size - 1);
});
