import { Vaults } from '@app/platform';
import { executeApproved } from '@app/retention';
import type { Relatives } from '../../apps/api/src/families/families.shapes';
import { clockAt, endedCase } from '../support/ended-case';
import { rowsWith } from '../support/rows-with';
import { RunningApi, type Visitor } from '../support/running-api';

/** P22: how a family is reached is kept with the cases of its child, and not after the last of them. */

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let controller: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer, controller, administrator] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('Leerplicht Waterdam', 'privacy-officer'),
    api.signIn('Leerplicht Waterdam', 'administrator'),
  ]);
});
afterAll(() => api.stop());

const name = 'Samira El Idrissi';
const email = 'samira@thuis.example';

/** A case that ended, in which the mother of the child was written down; she came in. */
async function withMother(): Promise<string> {
  const id = await endedCase(api, school, officer);
  const told = { name, kind: 'parent', source: 'birth-register', since: '2026-01-01', email, speaks: ['ar', 'nl'] };
  const { status, body } = await school.make<Relatives>(`/cases/${id}/family`, told);
  expect(status).toBe(201);
  await api.signInAs(body.relatives.find((one) => one.email === email)!.person);
  return id;
}

/** Another ended case of the same child, at another school as it were. */
async function anotherOf(id: string): Promise<string> {
  const other = await endedCase(api, school, officer);
  await api.rows(
    `update pupil set child_id = (select child_id from pupil p join case_file c on c.pupil_id = p.id where c.id = $1)
      where id = (select pupil_id from case_file where id = $2)`,
    [id, other],
  );
  return other;
}

async function destroyAll(): Promise<void> {
  const { body } = await controller.make<{ proof: { id: string } }>('/retention/proposals', { class: 'case-content' });
  expect((await administrator.send(`/retention/proposals/${body.proof.id}/approve`, {})).status).toBe(200);
  expect((await executeApproved(api.door, new Vaults(api.door, api.config))).failures).toEqual([]);
}

/** Seen to fail where nobody of the family is forgotten, and where it is not asked whether another case of the child is left. */
test('P22 retention: the family of a child goes with its last case, and not before', async () => {
  const id = await withMother();
  const other = await anotherOf(id);
  await clockAt(api, '2027-12-09T08:00:00+01:00');
  const reason = 'Er loopt een klacht bij de ombudsman.';
  await controller.make('/retention/holds', { case: other, reason });
  await destroyAll();
  expect((await officer.get(`/cases/${id}`)).status).toBe(404);
  expect([await rowsWith(api, email), await rowsWith(api, name)]).toEqual([['person'], ['person']]);
  const [mother] = await api.rows<{ id: string }>('select id from person where email = $1', [email]);
  const known = ['authority', 'membership', 'session'];
  expect(await rowsWith(api, mother!.id)).toEqual(expect.arrayContaining(known));
  const { holds } = (await controller.get<{ holds: { id: string }[] }>('/retention')).body;
  await controller.send(`/retention/holds/${holds[0]!.id}/lift`, {});
  await destroyAll();
  expect([await rowsWith(api, email), await rowsWith(api, name)]).toEqual([[], []]);
  expect(await rowsWith(api, mother!.id)).toEqual(['away', 'person']);
});
