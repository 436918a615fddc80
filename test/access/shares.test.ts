import { randomUUID } from 'node:crypto';
import type { CaseFile } from '../../apps/api/src/cases/case.shapes';
import { RunningApi, type Visitor } from '../support/running-api';

/** What is told beyond a job: with a basis, to those it is for, and no longer than that. */

let api: RunningApi;
let doctor: Visitor;
let school: Visitor;
let officer: Visitor;
let caseId: string;

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Shares {
  readonly shares: readonly { id: string; state: string; basis: string; until: string }[];
  readonly offers: readonly { to: Named & { role: string }; ways: readonly { category: string; bases: string[] }[] }[];
  readonly type?: string;
  readonly sentence?: { nl: string };
}
interface Consents {
  readonly consents: readonly { id: string; state: string; until: string; answers: readonly { age: number }[] }[];
  readonly givers: readonly { role: string; authority?: string; name?: string }[];
  readonly type?: string;
}

beforeAll(async () => {
  api = await RunningApi.start();
  doctor = await api.signIn('GGD Waterrijk');
  school = await api.signIn('Rietplas');
  officer = await api.signIn('Leerplicht Waterdam');
});
afterAll(() => api.stop());

/** A case of which the doctor concluded what the child can bear. */
beforeEach(async () => {
  caseId = await api.openCase(school);
  await school.act(caseId, { act: 'set', facts: { question: 'capacity' } });
  const evidence = { concludedOn: '2026-12-07', capacity: 'partly', hoursPerWeek: 8 };
  const done = await doctor.act(caseId, { act: 'done', step: 'capacity-advice', outcome: 'partly-fit', evidence });
  if (done.status !== 200) throw new Error(`Not concluded: ${done.status}`);
});

const bornOn = (born: string) =>
  api.rows('update pupil p set born_on = $2 from case_file c where c.id = $1 and c.pupil_id = p.id', [caseId, born]);

async function parent(name: string): Promise<Visitor> {
  const email = `${randomUUID()}@thuis.example`;
  const told = { name, email, kind: 'parent', source: 'birth-register', since: '2026-01-01' };
  const { body } = await officer.make<{ relatives: { person: string; email?: string }[] }>(
    `/cases/${caseId}/family`,
    told,
  );
  return api.signInAs(body.relatives.find((one) => one.email === email)!.person);
}

async function receiver(of = 'Rietplas'): Promise<string> {
  const { body } = await doctor.get<Shares>(`/cases/${caseId}/shares`);
  return body.offers.find(({ to }) => to.name === of)!.to.id;
}

const sharing = async (more: object, who = doctor) =>
  who.make<Shares>(`/cases/${caseId}/shares`, {
    to: await receiver(),
    purpose: 'return-to-school',
    categories: ['medical-conclusion'],
    ...more,
  });

/** Asks the parents of the case. */
async function asked(said: readonly object[] = []): Promise<Consents['consents'][number]> {
  const { status, body } = await doctor.make<Consents>(`/cases/${caseId}/consents`, {
    purpose: 'return-to-school',
    categories: ['medical-conclusion'],
    receivers: [await receiver()],
    said,
  });
  expect([status, body.type]).toEqual([201, undefined]);
  return body.consents[0]!;
}

/** What somebody reads of the conclusion: at the step, and as it was filled in. */
async function reads(who: Visitor): Promise<[string | undefined, number]> {
  const { steps } = (await who.get<CaseFile>(`/cases/${caseId}`)).body;
  const filledIn = (await who.get<{ conclusions?: object[] }>(`/cases/${caseId}/filled-in`)).body;
  const advice = steps.find(({ step }) => step === 'capacity-advice')!;
  expect(advice.outcome).toBeUndefined();
  return [advice.conclusion, filledIn.conclusions?.length ?? 0];
}

const nothing = [undefined, 0];
const conclusion = ['partly-fit', 1];

test('P03: what a doctor concluded is read by nobody with whom it is not shared, by no way', async () => {
  expect(await reads(doctor)).toEqual(conclusion);
  for (const who of [school, officer]) {
    expect(await reads(who)).toEqual(nothing);
    expect(JSON.stringify((await who.get(`/cases/${caseId}/timeline`)).body)).not.toContain('partly-fit');
  }
});

/** Seen to fail where nobody asks for a basis of what is of health. */
test('P03: a conclusion is not shared without a basis, and not on another than the family’s', async () => {
  const without = await sharing({});
  expect([without.status, without.body.type]).toEqual([409, '/problems/conclusion-without-basis']);
  const unasked = await sharing({ basis: 'consent' });
  expect([unasked.status, unasked.body.type]).toEqual([409, '/problems/no-consent']);
  const byTask = await sharing({ basis: 'public-task' });
  expect([byTask.status, byTask.body.type]).toEqual([422, '/problems/not-on-the-map']);
  expect(byTask.body.sentence!.nl).toBe('dit kan niet op deze grondslag worden gedeeld');
  expect(await reads(school)).toEqual(nothing);
});

test('P03: advice that the parents gave themselves may be shared, with that party alone', async () => {
  const { status, body } = await sharing({ basis: 'advice-of-parents' });
  expect([status, body.shares[0]!.until]).toEqual([201, '2027-07-31']);
  expect([await reads(school), await reads(officer)]).toEqual([conclusion, nothing]);
  await doctor.send(`/cases/${caseId}/shares/${body.shares[0]!.id}/end`, {});
  expect(await reads(school)).toEqual(nothing);
});

test('P05: without a basis nothing is shared, nor what the partners did not agree to share', async () => {
  const { body } = await school.get<Shares>(`/cases/${caseId}/shares`);
  const { to, ways } = body.offers.find((one) => one.to.role === 'youth-health')!;
  expect(ways.map(({ category, bases }) => [category, bases[0]])).toEqual([
    ['absence', 'public-task'],
    ['education', 'public-task'],
    ['family', 'consent'],
  ]);
  const told = { to: to.id, categories: ['absence'] };
  expect((await sharing(told, school)).status).toBe(422);
  const judicial = await sharing({ ...told, categories: ['judicial'], basis: 'public-task' }, school);
  expect([judicial.status, judicial.body.sentence!.nl]).toEqual([422, 'dit wordt tussen deze partijen niet gedeeld']);
  expect((await sharing({ ...told, basis: 'public-task' }, school)).status).toBe(201);
});

/** Seen to fail where one of two parents is enough. */
test('P04: a consent counts when both parents gave it, and ends by itself with the school year', async () => {
  await bornOn('2016-03-01');
  const [mother, father] = [await parent('Samira'), await parent('Karim')];
  const { id, state, until } = await asked();
  expect([state, until]).toEqual(['waits', '2027-07-31']);
  expect((await mother.send(`/family/cases/${caseId}/consents/${id}/give`, {})).status).toBe(200);
  expect((await sharing({ basis: 'consent', consent: id })).status).toBe(409);
  await father.send(`/family/cases/${caseId}/consents/${id}/give`, {});
  expect((await sharing({ basis: 'consent', consent: id })).status).toBe(201);
  expect(await reads(school)).toEqual(conclusion);
});

/** Seen to fail where what rests on a consent that was taken back goes on. */
test('P04: taken back it hides at once, the log keeps who looked, and who had it is told without saying of what', async () => {
  await bornOn('2016-03-01');
  const mother = await parent('Samira');
  const { id } = await asked();
  await mother.send(`/family/cases/${caseId}/consents/${id}/give`, {});
  await sharing({ basis: 'consent', consent: id });
  expect(await reads(school)).toEqual(conclusion);
  const looked = () =>
    api.rows(
      `select from access_log l join case_file c on c.pupil_id = any(l.pupils)
        where c.id = $1 and l.role = 'school' and 'medical-conclusion' = any(l.categories)`,
      [caseId],
    );
  const before = (await looked()).length;
  expect(before).toBeGreaterThan(0);
  expect((await mother.send(`/family/cases/${caseId}/consents/${id}/withdraw`, {})).status).toBe(200);
  expect(await reads(school)).toEqual(nothing);
  expect(await looked()).toHaveLength(before);
  const { body } = await school.get<Shares>(`/cases/${caseId}/shares`);
  expect(body.shares.map(({ state }) => state)).toEqual(['withdrawn']);
  const told = await api.rows(`select recipient from outbox where case_id = $1 and template = 'share-withdrawn'`, [
    caseId,
  ]);
  expect(told).toEqual([{ recipient: 'school' }]);
});

test('P04: on paper, from sixteen the young person alone, with the age written beside it', async () => {
  await bornOn('2010-12-07');
  const mother = await parent('Samira');
  const { body } = await doctor.get<Consents>(`/cases/${caseId}/consents`);
  expect(body.givers).toEqual([{ role: 'young-person' }]);
  const { id, state, answers } = await asked([{ role: 'young-person', on: '2026-12-07' }]);
  expect([state, answers.map(({ age }) => age)]).toEqual(['counts', [16]]);
  const hers = await mother.send<Consents>(`/family/cases/${caseId}/consents/${id}/withdraw`, {});
  expect([hers.status, hers.body.type]).toEqual([409, '/problems/not-his-to-consent']);
});

test('P04: between twelve and sixteen the parent alone is not enough', async () => {
  await bornOn('2014-12-07');
  const mother = await parent('Samira');
  const { id } = await asked();
  await mother.send(`/family/cases/${caseId}/consents/${id}/give`, {});
  expect((await sharing({ basis: 'consent', consent: id })).status).toBe(409);
  await doctor.send(`/cases/${caseId}/consents/${id}/answers`, { role: 'young-person', on: '2026-12-07' });
  expect((await sharing({ basis: 'consent', consent: id })).status).toBe(201);
});

test('P04: who is not of the case consents to nothing in it, and takes nothing back', async () => {
  const { id } = await asked();
  const [stranger] = await api.rows<{ person: string }>(
    `select a.person_id as person from authority a where a.kind = 'parent' and a.ended_at is null
        and a.organisation_id not in (select organisation_id from case_party where case_id = $1) limit 1`,
    [caseId],
  );
  const other = await api.signInAs(stranger!.person);
  for (const what of ['give', 'withdraw']) {
    expect((await other.send(`/family/cases/${caseId}/consents/${id}/${what}`, {})).status).toBe(404);
  }
  expect((await (await api.signIn('Leerplicht Rietoord')).get(`/cases/${caseId}/consents`)).status).toBe(404);
});
