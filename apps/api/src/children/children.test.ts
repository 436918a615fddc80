import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { Children } from './children.shapes';

let api: RunningApi;
let officer: Visitor;
let pupils: { one: string; other: string };

beforeAll(async () => {
  api = await RunningApi.start();
  officer = await api.signIn('Leerplicht Waterdam');
});

afterAll(() => api.stop());

/** A child of Waterdam at a primary school, and one of the same name and birth date at a secondary school. */
beforeEach(async () => {
  const name = `Noor ${randomUUID()}`;
  const add = (school: string) =>
    api.rows<{ id: string }>(
      `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
       select gen_random_uuid(), region_id, id, $2, $2, '2014-03-04', 'Waterdam' from organisation where name = $1
       returning id`,
      [school, name],
    );
  const [[one], [other]] = [await add('De Wilg'), await add('Rietplas')];
  pupils = { one: one!.id, other: other!.id };
});

const reason = 'beide scholen zagen dezelfde ouders';
const send = (who: Visitor, what: string, body: object) => who.send<Children>(`/children/${what}`, body);
const isOurs = (list: readonly { id: string }[] = []) => list.some(({ id }) => [pupils.one, pupils.other].includes(id));
const ours = ({ possible, joined, apart }: Children) => ({
  possible: possible.filter(({ one }) => isOurs(one)),
  joined: joined.filter((child) => isOurs(child.pupils)),
  apart: apart.filter(({ one }) => isOurs(one)),
});

test('an officer sees who may be one child, joins them, splits them, and keeps them apart', async () => {
  const { body: asked } = await officer.get<Children>('/children');
  expect(ours(asked)).toMatchObject({ possible: [{ why: 'equal-name' }], joined: [], apart: [] });
  const [{ one, other }] = ours(asked).possible as [Children['possible'][number]];
  expect([...one, ...other].map(({ school, bornOn, openCases }) => [school, bornOn, openCases]).toSorted()).toEqual([
    ['De Wilg', '2014-03-04', 0],
    ['Rietplas', '2014-03-04', 0],
  ]);
  const decision = { reason, person: expect.any(String), decidedAt: '2026-12-07T08:00:00+01:00' };
  const joined = await send(officer, 'joins', { ...pupils, reason });
  expect([joined.status, ours(joined.body)]).toMatchObject([
    200,
    { possible: [], joined: [{ decisions: [decision] }] },
  ]);
  expect((await send(officer, 'kept-apart', { ...pupils, reason })).body).toMatchObject({ status: 409 });
  const split = await send(officer, 'splits', { pupil: pupils.other, reason });
  expect([split.status, ours(split.body)]).toMatchObject([200, { possible: [], joined: [], apart: [decision] }]);
});

/** Seen to fail without a bound on how many bear one name. */
test.each([
  [10, 9],
  [11, 0],
])('of %i children of one name that are born on one day %i are asked about with one of them', async (count, asked) => {
  const name = `Onbekend ${randomUUID()}`;
  const [first] = await api.rows<{ id: string }>(
    `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
     select gen_random_uuid(), o.region_id, o.id, $1 || n, $1, '2010-01-01', 'Waterdam'
       from organisation o, generate_series(1, $2::int) n where o.name = 'Rietplas' returning id`,
    [name, count],
  );
  const { possible } = (await officer.get<Children>('/children')).body;
  const pairs = possible.filter(({ one, other }) => [...one, ...other].some(({ id }) => id === first!.id));
  expect(pairs).toHaveLength(asked);
});

/** Seen to fail when only what is in force is told. */
test('what was decided of them before stays to be read: who, when and why', async () => {
  await send(officer, 'joins', { ...pupils, reason: 'dezelfde ouders' });
  await send(officer, 'splits', { pupil: pupils.other, reason: 'het bleek een nichtje' });
  const split = ours((await officer.get<Children>('/children')).body);
  const told = { person: expect.any(String), decidedAt: '2026-12-07T08:00:00+01:00' };
  expect(split.apart).toMatchObject([
    { reason: 'het bleek een nichtje', earlier: [{ ...told, same: true, reason: 'dezelfde ouders' }] },
  ]);
  const { body: again } = await send(officer, 'joins', { ...pupils, reason: 'toch wel' });
  expect(ours(again).joined).toMatchObject([
    {
      decisions: [{ reason: 'toch wel' }],
      earlier: [
        { same: false, reason: 'het bleek een nichtje' },
        { same: true, reason: 'dezelfde ouders' },
      ],
    },
  ]);
});

/** What becomes of each of the three, and of asking. */
async function statusesFor(who: Visitor): Promise<number[]> {
  const answers = [
    await send(who, 'joins', { ...pupils, reason }),
    await send(who, 'kept-apart', { ...pupils, reason }),
    await send(who, 'splits', { pupil: pupils.one, reason }),
    await who.get('/children'),
  ];
  return answers.map(({ status }) => status);
}

test.each([
  ['a school', 'Rietplas', 'person'],
  ['an alliance', 'SWV VO Waterrijk', 'person'],
  ['the management of the office', 'Leerplicht Waterdam', 'management'],
])('%s decides nothing of them, and is shown nothing', async (_, organisation, level) => {
  expect(await statusesFor(await api.signIn(organisation, level))).toEqual([403, 403, 403, 403]);
});

test('to the office of another municipality they are not there', async () => {
  const who = await api.signIn('Leerplicht Rietoord');
  expect(await statusesFor(who)).toEqual([404, 404, 404, 200]);
  expect(ours((await who.get<Children>('/children')).body)).toEqual({ possible: [], joined: [], apart: [] });
});

test('the team lead of the office decides too; an administrator of the installation does not, whoever employs him', async () => {
  const lead = await api.signIn('Leerplicht Waterdam', 'team-lead');
  expect(ours((await lead.get<Children>('/children')).body).possible).toHaveLength(1);
  const administrator = await api.signIn('Leerplicht Waterdam', 'administrator');
  expect((await administrator.get('/children')).status).toBe(403);
});

/** Seen to fail when everybody of compulsory education may. */
test.each([
  ['an officer', 'Leerplicht Waterdam', 'person', true],
  ['a team lead', 'Leerplicht Waterdam', 'team-lead', true],
  ['the management of the office', 'Leerplicht Waterdam', 'management', false],
  ['a school', 'Rietplas', 'person', false],
])('%s hears whether the screen is for him', async (_, organisation, level, compareChildren) => {
  const who = await api.signIn(organisation, level);
  expect((await who.get<{ may: object }>('/me')).body.may).toMatchObject({ compareChildren });
});

test('a reason is needed, and two pupils', async () => {
  expect((await send(officer, 'joins', { ...pupils, reason: ' ' })).status).toBe(400);
  expect((await send(officer, 'joins', { one: pupils.one, reason })).status).toBe(400);
});
