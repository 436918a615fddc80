import { randomUUID } from 'node:crypto';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

const newCase = () => region.api.openCase(school, { enrolled: true });
const directorSeenBy = async (who: Visitor, id: string) => (await who.caseFile(id)).director.role;
const offered = async (who: Visitor, id: string) => {
  const { body } = await who.get<{ handovers: { caseId: string }[] }>('/my-day?limit=200');
  return body.handovers.some(({ caseId }) => caseId === id);
};

test('row 44: one party directs, and goes on until the other has taken over; nobody mails or phones about it', async () => {
  const id = await newCase();
  const doctor = await region.signIn('GGD Waterrijk');
  expect(await directorSeenBy(officer, id)).toBe('school');
  await officer.act(id, { act: 'set', facts: { question: 'capacity' } });
  expect(await offered(doctor, id)).toBe(true);
  expect((await school.caseFile(id)).proposal).toMatchObject({ role: 'youth-health', answerBefore: '2026-12-14' });
  expect(await directorSeenBy(doctor, id)).toBe('school');
  expect((await doctor.act(id, { act: 'accept' })).status).toBe(200);
  expect(await Promise.all([school, officer].map((who) => directorSeenBy(who, id)))).toEqual([
    'youth-health',
    'youth-health',
  ]);
  expect(await offered(doctor, id)).toBe(false);
});

test('row 44: who refuses direction says why, and the old director stays', async () => {
  const id = await newCase();
  const doctor = await region.signIn('GGD Waterrijk');
  await officer.act(id, { act: 'set', facts: { question: 'capacity' } });
  expect((await doctor.act(id, { act: 'refuse', reason: '' })).status).toBe(400);
  const reason = 'De belastbaarheid is vorige week al vastgesteld.';
  expect((await doctor.act(id, { act: 'refuse', reason })).status).toBe(200);
  const seen = await officer.caseFile(id);
  expect([seen.director.role, seen.proposal, seen.agenda.map(({ reason: why }) => why)]).toEqual([
    'school',
    undefined,
    ['direction-refused'],
  ]);
});

test('row 64: who directs depends on the open question and on who is to blame', async () => {
  const asked = {
    'youth-health': { question: 'capacity' },
    alliance: { question: 'perspective' },
    'neighbourhood-team': { question: 'care' },
    'compulsory-education': { culpable: true, question: 'none' },
  };
  for (const [role, facts] of Object.entries(asked)) {
    const id = await newCase();
    await officer.act(id, { act: 'set', facts });
    expect((await school.caseFile(id)).proposal).toMatchObject({ role });
  }
});

test('row 17: the rule by which somebody directs is told with him', async () => {
  const id = await newCase();
  expect((await officer.caseFile(id)).director).toMatchObject({ role: 'school', rule: 'D8' });
});

test('row 65: the officer brings in a party, which sees the case when it has accepted and not before', async () => {
  const id = await newCase();
  const alliance = await region.signIn('SWV VO Waterrijk');
  expect((await alliance.get(`/cases/${id}`)).status).toBe(404);
  const { body } = await officer.get<{ organisations: { id: string; name: string }[] }>(`/cases/${id}/invitations`);
  const organisation = body.organisations.find(({ name }) => name === 'SWV VO Waterrijk')!.id;
  const key = { 'idempotency-key': randomUUID() };
  await officer.send(`/cases/${id}/invitations`, { organisation, because: 'support-at-school' }, key);
  const { body: asked } = await alliance.get<{ invitations: { id: string }[] }>('/invitations');
  expect((await alliance.get(`/cases/${id}`)).status).toBe(404);
  await alliance.send(`/invitations/${asked.invitations[0]!.id}/answer`, { answer: 'accepted' });
  expect((await alliance.get(`/cases/${id}`)).status).toBe(200);
  expect((await school.caseFile(id)).parties.map(({ organisation: name }) => name)).toContain('SWV VO Waterrijk');
});
