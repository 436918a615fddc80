import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../support/running-api';

interface Requests {
  type?: string;
  requests: {
    caseId: string;
    step: string;
    child: { name: string };
    dueOn: string;
    invitation?: { id: string; on: string; by: string };
    stayedAway: number;
  }[];
}
interface Slots {
  type?: string;
  slots: { id: string; on: string; begins: string; by: string; isFree: boolean }[];
}
interface States {
  consults: { step: string; state: string; dueOn: string; on?: string; organisation: string }[];
}
interface CaseFile {
  steps: { step: string; state: string; by: string; task?: string; outcome?: string }[];
}
interface Capacity {
  budgetHours: number;
  plannedHours: number;
  heldHours: number;
  leftHours: number;
  waiting: number;
}

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let planner: Visitor;
let lead: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  officer = await api.signIn('Leerplicht Waterdam');
  planner = await api.signIn('GGD Waterrijk');
  lead = await api.signIn('GGD Waterrijk', 'team-lead');
});
afterAll(() => api.stop());

const path = '/youth-health/planner';

/** A sick pupil of Rietplas about whom the youth doctor is asked. */
async function askedCase(): Promise<string> {
  const { pupil, bornOn } = await api.childWithoutCase();
  const asked = { workflow: 'sickness-absence', firstDayAbsent: '2026-11-23', reason: 'worry-of-partner' };
  const facts = { enrolled: true, question: 'capacity' };
  const { status, body } = await school.make<{ id: string }>('/cases', { pupil, bornOn, ...asked, facts });
  expect([status, body.id]).toEqual([201, expect.any(String)]);
  return body.id;
}
const requests = async () => (await planner.get<Requests>(`${path}/requests`)).body.requests;
const requestOf = async (caseId: string) => (await requests()).find((one) => one.caseId === caseId)!;
const states = async (caseId: string, who = school) =>
  (await who.get<States>(`/youth-health/cases/${caseId}/consults`)).body.consults;
const stepsOf = async (caseId: string, who = officer) => (await who.get<CaseFile>(`/cases/${caseId}`)).body.steps;

let hour = 8;
/** A slot of its own, today unless said otherwise. */
async function slot(on = '2026-12-07', by = 'doctor'): Promise<string> {
  const begins = `${String((hour += 1)).padStart(2, '0')}:00`;
  const { status, body } = await planner.make<Slots>(`${path}/slots`, { on, begins, by });
  expect(status).toBe(201);
  return body.slots.find((one) => one.begins === begins && one.on === on)!.id;
}
async function invited(caseId: string, slotId: string): Promise<string> {
  const { step } = await requestOf(caseId);
  const { status } = await planner.make<Requests>(`${path}/invitations`, { caseId, step, slot: slotId });
  expect(status).toBe(201);
  return (await requestOf(caseId)).invitation!.id;
}
const outcome = (id: string, said: object) => planner.make<Requests>(`${path}/invitations/${id}/outcome`, said);

/** Seen to fail when the step that asks for an appointment stays as it was. */
test('row 53: a slot invites the child, and the school sees that it is planned and for when', async () => {
  const id = await askedCase();
  expect(await states(id)).toMatchObject([{ state: 'asked', organisation: 'GGD Waterrijk' }]);
  await invited(id, await slot('2026-12-14'));
  const seen = await states(id);
  expect(seen).toMatchObject([{ state: 'invited', on: '2026-12-14' }]);
  expect(await states(id, officer)).toEqual(seen);
  expect((await stepsOf(id)).find(({ task }) => task === 'appointment')).toMatchObject({ state: 'done' });
  expect((await (await api.signIn('De Wilg')).get(`/youth-health/cases/${id}/consults`)).status).toBe(404);
});

/** Seen to fail when whoever asks for the state gets whole rows of slots and forms. */
test('row 53: the school sees that the consult was held, and never by whom, what was asked or what was found', async () => {
  const id = await askedCase();
  const words = 'Kan zij drie ochtenden aan? Zij is bang.';
  const about = (await stepsOf(id, school)).find(({ task }) => task === 'consult')!.step;
  await school.send(
    `/cases/${id}/acts`,
    { act: 'ask', step: about, of: 'youth-health', text: words },
    { 'idempotency-key': randomUUID() },
  );
  expect(JSON.stringify(await requests())).not.toContain('ochtenden');
  const invitation = await invited(id, await slot());
  expect((await outcome(invitation, { came: true, with: ['pupil', 'parents'] })).status).toBe(200);
  const [state] = await states(id);
  expect(state).toEqual({
    step: about,
    state: 'held',
    dueOn: expect.any(String),
    on: '2026-12-07',
    organisation: 'GGD Waterrijk',
  });
  expect((await requests()).map(({ caseId }) => caseId)).not.toContain(id);
  const feedback = (await stepsOf(id, school)).find(({ task }) => task === 'capacity-conclusion')!;
  const form = { concludedOn: '2026-12-07', capacity: 'partly', hoursPerWeek: 10, validUntil: '2027-01-29' };
  const told = { act: 'done', step: feedback.step, outcome: 'partly-fit', evidence: { ...form, finding: words } };
  const send = (body: object) => planner.make(`/cases/${id}/acts`, body);
  expect((await send(told)).status).toBe(422);
  expect((await send({ ...told, evidence: form })).status).toBe(200);
  const read = async () => (await stepsOf(id, school)).find(({ step }) => step === feedback.step)!;
  expect(await read()).not.toHaveProperty('outcome');
  expect(await read()).not.toHaveProperty('conclusion');
  const shared = { purpose: 'return-to-school', categories: ['medical-conclusion'], basis: 'advice-of-parents' };
  const to = await api.idOf('Rietplas');
  expect((await planner.make(`/cases/${id}/shares`, { ...shared, to })).status).toBe(201);
  expect(await read()).toMatchObject({ conclusion: 'partly-fit' });
});

/** Seen to fail when the invitation that was missed keeps standing. */
test('row 53: who does not come gets a new slot, or else the officer is asked to think along', async () => {
  const id = await askedCase();
  const first = await invited(id, await slot());
  expect((await outcome(first, { came: false, slot: await slot('2026-12-15') })).status).toBe(200);
  expect(await requestOf(id)).toMatchObject({ stayedAway: 1, invitation: { on: '2026-12-15' } });
  expect(await states(id)).toMatchObject([{ state: 'invited', on: '2026-12-15' }]);
  const again = await outcome(first, { came: false });
  expect([again.status, again.body.type]).toEqual([409, '/problems/recorded-already']);
  const other = await askedCase();
  const before = await stepsOf(other);
  expect((await outcome(await invited(other, await slot()), { came: false })).status).toBe(200);
  const known = new Set(before.map(({ step }) => step));
  const added = (await stepsOf(other)).filter(({ step, by }) => by === 'compulsory-education' && !known.has(step));
  expect(added).toMatchObject([{ state: 'open' }]);
  expect(await states(other, officer)).toMatchObject([{ state: 'stayed-away' }]);
});

/** Seen to fail without the unique indexes of `consult_invitation`. */
test('row 53: one slot is of one child, also when two are invited at one instant', async () => {
  const [one, other] = [await askedCase(), await askedCase()];
  const free = await slot('2026-12-16');
  const { step } = await requestOf(one);
  const both = await Promise.all(
    [one, other].map((caseId) => planner.make<Requests>(`${path}/invitations`, { caseId, step, slot: free })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const caseId = both[0]!.status === 201 ? one : other;
  const second = await slot('2026-12-16');
  const twice = await planner.make<Requests>(`${path}/invitations`, { caseId, step, slot: second });
  expect([twice.status, twice.body.type]).toEqual([409, '/problems/invited-already']);
  expect((await planner.get<Slots>(`${path}/slots`)).body.slots.find(({ id }) => id === second)!.isFree).toBe(true);
});

/** Seen to fail with a first slot that has no id of its own: sent twice it was there twice. */
test('row 51: slots are made in a row, once however often they are sent, and not past midnight', async () => {
  const asked = { on: '2026-12-18', begins: '13:10', by: 'doctor', minutes: 40, inARow: 3 };
  const key = { 'idempotency-key': randomUUID() };
  await planner.send(`${path}/slots`, asked, key);
  const { body } = await planner.send<Slots>(`${path}/slots`, asked, key);
  const made = body.slots.filter(({ on, begins }) => on === asked.on && begins >= asked.begins);
  expect(made.map(({ begins }) => begins)).toEqual(['13:10', '13:50', '14:30']);
  expect((await planner.make(`${path}/slots`, { ...asked, begins: '22:30' })).status).toBe(400);
});

/** Seen to fail when a nurse always may, and when hours are not counted. */
test('row 51: a nurse holds a consult where that is settled, and hours are counted against the budget', async () => {
  const asked = { on: '2026-12-17', begins: '09:00', by: 'nurse', minutes: 60 };
  const refused = await planner.make<Slots>(`${path}/slots`, asked);
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/no-nurses']);
  const settling = (who: Visitor) =>
    who.ask<Capacity>(`${path}/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nursesHold: true, budgetHours: 40 }),
    });
  expect((await settling(planner)).status).toBe(403);
  const before = (await settling(lead)).body;
  const { body } = await planner.make<Slots>(`${path}/slots`, asked);
  const nurse = body.slots.find(({ by }) => by === 'nurse')!;
  const id = await askedCase();
  expect((await lead.get<Capacity>(`${path}/capacity`)).body.waiting).toBe(before.waiting + 1);
  await invited(id, nurse.id);
  const after = (await lead.get<Capacity>(`${path}/capacity`)).body;
  expect(after).toMatchObject({ budgetHours: 40, waiting: before.waiting });
  expect(after.plannedHours).toBeCloseTo(before.plannedHours + 1);
  expect(after.leftHours).toBeCloseTo(before.leftHours - 1);
  expect((await states(id))[0]).not.toHaveProperty('by');
});

/** Seen to fail with the last due date first. */
test('row 51: the list of the planner is by due date, and of nobody else', async () => {
  const due = (await requests()).map(({ dueOn }) => dueOn);
  expect(due).toEqual(due.toSorted());
  for (const one of [school, officer]) {
    for (const list of ['requests', 'slots', 'capacity']) expect((await one.get(`${path}/${list}`)).status).toBe(403);
  }
});
