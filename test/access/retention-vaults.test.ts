import { randomUUID } from 'node:crypto';
import { seal, Vaults, verifyLog } from '@app/platform';
import { executeApproved } from '@app/retention';
import { sealAs } from '../../libs/platform/src/access-log/seal';
import { clockAt, endedCase } from '../support/ended-case';
import { RunningApi, type Visitor } from '../support/running-api';

/** P22: what lies in vaults, what an office keeps of a case that was destroyed, and the log of looks, each by its own term. */

interface List {
  readonly proof: { readonly id: string; readonly destroyed: number; readonly items: number };
  readonly items: readonly { readonly item: string; readonly case: string | null; readonly because: string | null }[];
}

let api: RunningApi;
let vaults: Vaults;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  vaults = new Vaults(api.door, api.config);
  [school, officer] = await Promise.all([api.signIn('Rietplas'), api.signIn('Leerplicht Waterdam')]);
  await api.rows(
    `insert into membership (id, organisation_id, level, person_id, function)
     select gen_random_uuid(), o.id, 'administrator', m.person_id, 'beheer'
       from organisation o join membership m on m.organisation_id = o.id and m.level = 'management' where o.name = 'GGD Waterrijk'`,
  );
  await api.rows(
    `delete from membership m using membership a
      where a.level = 'administrator' and a.person_id = m.person_id and m.organisation_id = a.organisation_id
        and m.level = 'management' and a.organisation_id = (select id from organisation where name = 'GGD Waterrijk')`,
  );
});
afterAll(() => api.stop());

const keepers = (organisation: string) =>
  Promise.all([api.signIn(organisation, 'privacy-officer'), api.signIn(organisation, 'administrator')]);

const listed = async (who: Visitor, name: string) =>
  (await who.get<{ items: { item: string; case: string | null; mayGoOn: string }[] }>(`/retention/due/${name}`)).body
    .items;

/** Proposes, approves and destroys what may go of a class. */
async function destroy(organisation: string, name: string): Promise<List> {
  const [one, other] = await keepers(organisation);
  const { body } = await one.make<List>('/retention/proposals', { class: name });
  expect((await other.send(`/retention/proposals/${body.proof.id}/approve`, {})).status).toBe(200);
  expect((await executeApproved(api.door, vaults)).failures).toEqual([]);
  return (await one.get<List>(`/retention/proposals/${body.proof.id}`)).body;
}

/** Seen to fail with the file left where it lies. */
test('P22 retention: the criminal route goes five years after it was begun, by the name under which it is filed', async () => {
  await clockAt(api, '2026-12-07T08:00:00+01:00');
  const id = await api.openCase(school);
  const boa = await api.signIn('Leerplicht Waterdam', 'boa');
  const caution = { given: true, on: '2026-12-07' };
  const file = { purpose: 'criminal', suspect: 'parent', suspicion: 'Luxeverzuim, in mei geboekt.', caution };
  const path = `/compulsory-education/criminal-route/cases/${id}`;
  expect((await boa.make(`${path}/file`, file)).status).toBe(201);
  const [controller] = await keepers('Leerplicht Waterdam');
  await clockAt(api, '2031-12-08T08:00:00+01:00');
  expect(await listed(controller, 'criminal-file')).toEqual([]);
  await boa.send(`${path}/close`, {});
  await clockAt(api, '2031-12-07T08:00:00+01:00');
  expect(await listed(controller, 'criminal-file')).toEqual([]);
  await clockAt(api, '2031-12-08T08:00:00+01:00');
  expect(await listed(controller, 'criminal-file')).toMatchObject([{ case: id, mayGoOn: '2031-12-08' }]);
  expect((await destroy('Leerplicht Waterdam', 'criminal-file')).proof).toMatchObject({ items: 1, destroyed: 1 });
  expect(await api.rows('select from criminal.file')).toEqual([]);
  expect(await api.rows('select from criminal_route where case_id = $1', [id])).toEqual([]);
});

/** Seen to fail where the first note counts in place of the last. */
test('P22 retention: what a doctor noted goes twenty years after her last note about the child', async () => {
  await clockAt(api, '2026-12-07T08:00:00+01:00');
  const id = await api.openCase(school);
  await school.act(id, { act: 'set', facts: { question: 'capacity' } });
  const doctor = await api.signIn('GGD Waterrijk');
  const path = `/youth-health/cases/${id}/medical-notes`;
  expect((await doctor.make(path, { text: 'angst' })).status).toBe(201);
  await clockAt(api, '2027-03-01T08:00:00+01:00');
  expect((await doctor.make(path, { text: 'gaat beter' })).status).toBe(201);
  const [controller] = await keepers('GGD Waterrijk');
  await clockAt(api, '2047-03-01T08:00:00+01:00');
  expect(await listed(controller, 'medical-note')).toEqual([]);
  await clockAt(api, '2047-03-02T08:00:00+01:00');
  expect(await listed(controller, 'medical-note')).toMatchObject([{ case: id }]);
  expect(await listed((await keepers('Leerplicht Waterdam'))[0], 'medical-note')).toEqual([]);
  expect((await destroy('GGD Waterrijk', 'medical-note')).proof.destroyed).toBe(1);
  expect(await api.rows('select from medical.note')).toEqual([]);
});

/** Seen to fail where nothing is kept apart when a case is destroyed. */
test('P22 retention: the result of the supervision stays with its office until the nineteenth birthday', async () => {
  const id = await endedCase(api, school, officer);
  const [child] = await api.rows<{ id: string }>('select pupil_id as id from case_file where id = $1', [id]);
  await api.rows(`update pupil set born_on = '2012-02-29' where id = $1`, [child!.id]);
  await clockAt(api, '2027-12-09T08:00:00+01:00');
  await destroy('Leerplicht Waterdam', 'case-content');
  const kept = () => api.rows('select content from supervision_result where case_id = $1', [id]);
  expect(await kept()).toMatchObject([
    { content: { closedAs: 'returned-own-school', returnedOn: '2026-12-03', workflows: ['long-relative-absence'] } },
  ]);
  const [controller] = await keepers('Leerplicht Waterdam');
  await clockAt(api, '2031-02-28T08:00:00+01:00');
  const ofCase = async () => (await listed(controller, 'supervision-result')).filter((one) => one.case === id);
  expect(await ofCase()).toEqual([]);
  await clockAt(api, '2031-03-01T08:00:00+01:00');
  expect(await ofCase()).toMatchObject([{ mayGoOn: '2031-03-01' }]);
  await destroy('Leerplicht Waterdam', 'supervision-result');
  expect(await kept()).toEqual([]);
});

/** A look of so long ago, sealed in its month as a worker of then would have: the time of the machine is moved by nobody. */
async function lookedIn(month: string): Promise<void> {
  await seal(api.door);
  await api.rows(
    `insert into access_log (at, agreed_at, request, action, region_id, organisation_id, person_id, role, place, because,
                             categories, pupils, cases, result)
     values ($1, $1, $2, 'GET /api/cases', $2, $2, $2, 'school', 'person', '{own}', '{identity}', '{}', '{}', 'shown')`,
    [`${month}-15T10:00:00Z`, randomUUID()],
  );
  await api.door.asMachine({ task: 'seal', role: 'worker' }, (open) => sealAs(open, month));
}

/** Seen to fail where a chain that was meddled with is destroyed too. */
test('P22 retention: a month of the log goes whole after five years, its head stays, and the log verifies', async () => {
  for (const month of ['2021-03', '2021-04']) await lookedIn(month);
  const before = await verifyLog(api.door);
  const heads = new Map(before.months.map(({ month, head }) => [month, head]));
  await api.rows('alter table access_log disable trigger user');
  await api.rows(`update access_log set action = 'GET /api/other' where month = '2021-04'`);
  await api.rows('alter table access_log enable trigger user');
  await clockAt(api, '2026-05-01T08:00:00+02:00');
  const { proof, items } = await destroy('Leerplicht Waterdam', 'access-log');
  expect(items).toEqual([
    expect.objectContaining({ item: '2021-03', because: null }),
    expect.objectContaining({ item: '2021-04', because: 'log-was-changed' }),
  ]);
  expect(proof).toMatchObject({ items: 2, destroyed: 1 });
  const { months, gone } = await verifyLog(api.door);
  expect(gone).toEqual([{ month: '2021-03', blocks: 1, rows: 1, head: heads.get('2021-03') }]);
  expect(months.filter(({ broken }) => broken).map(({ month }) => month)).toEqual(['2021-04']);
});
