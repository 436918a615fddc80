import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../support/running-api';

interface Consultations {
  consultations: { id: string; about: string; minutes: number; hat: string; pupil?: string; school?: string }[];
}
interface Hours {
  weeks: { monday: string; officers: { name: string; consultations: number; minutes: number }[] }[];
  hoursPerWeek: number;
}
interface Contacts {
  contacts: { kind: string; hat: string; notified?: boolean }[];
  perHat: { hat: string; contacts: number; minutes: number }[];
}

let api: RunningApi;
let officer: Visitor;
let colleague: Visitor;
let lead: Visitor;
let school: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  officer = await api.signIn('Leerplicht Waterdam');
  colleague = await api.signIn('Leerplicht Waterdam', 'backup');
  lead = await api.signIn('Leerplicht Waterdam', 'team-lead');
  school = await api.signIn('Rietplas');
});
afterAll(() => api.stop());

const path = '/compulsory-education/consultations';
const asked = { askedBy: 'school', about: 'worry' };
const hours = async (who: Visitor) => (await who.get<Hours>(`${path}/hours`)).body;

test('row 35: two words are enough to write a consultation down, and it names nobody', async () => {
  const { status, body } = await officer.make<Consultations>(path, asked);
  expect(status).toBe(201);
  expect(body.consultations).toEqual([
    { id: expect.any(String), on: '2026-12-07', ...asked, minutes: 15, hat: 'advisor' },
  ]);
  const key = { 'idempotency-key': randomUUID() };
  await officer.send(path, asked, key);
  await officer.send(path, asked, key);
  expect((await officer.get<Consultations>(path)).body.consultations).toHaveLength(2);
});

/** Seen to fail when the policy of `consultation` is by office, and when the hours of all offices are summed. */
test('row 35: the team lead sees the hours per week of each officer, and nobody else sees whom it was about', async () => {
  const pupil = 'Noor Achterberg';
  await officer.make(path, { ...asked, minutes: 90, pupil, school: await api.idOf('Rietplas'), on: '2026-12-04' });
  await colleague.make(path, { ...asked, minutes: 60, on: '2026-12-03' });
  expect((await officer.get<Consultations>(path)).body.consultations.at(-1)).toMatchObject({ pupil, minutes: 90 });
  for (const one of [colleague, lead]) {
    const { consultations } = (await one.get<Consultations>(path)).body;
    expect(JSON.stringify(consultations)).not.toContain(pupil);
  }
  const seen = await hours(lead);
  expect(seen.weeks).toEqual([
    {
      monday: '2026-11-30',
      officers: [
        { name: 'Chantal Bos', consultations: 1, minutes: 60 },
        { name: 'Joost van Dalen', consultations: 1, minutes: 90 },
      ],
    },
    { monday: '2026-12-07', officers: [{ name: 'Joost van Dalen', consultations: 2, minutes: 30 }] },
  ]);
  expect(seen.hoursPerWeek).toBe(1);
  expect((await hours(colleague)).weeks).toMatchObject([{ officers: [{ name: 'Chantal Bos', minutes: 60 }] }]);
  expect(await hours(await api.signIn('Leerplicht Rietoord', 'team-lead'))).toEqual({ weeks: [], hoursPerWeek: 0 });
});

test('row 35: nobody but an officer writes or reads consultations, and none is of tomorrow', async () => {
  for (const one of [
    school,
    await api.signIn('GGD Waterrijk'),
    await api.signIn('Leerplicht Waterdam', 'management'),
  ]) {
    expect((await one.make(path, asked)).status).toBe(403);
    expect((await one.get(path)).status).toBe(403);
  }
  expect((await school.get(`${path}/hours`)).status).toBe(403);
  expect((await officer.make(path, { ...asked, on: '2026-12-08' })).status).toBe(409);
});

/** Seen to fail when the kinds of contact are not all asked, and when everybody's are. */
test('row 61: each contact says which hat the officer wore, and he lists what he did as advisor without a notification', async () => {
  const before = (await officer.get<Contacts>('/compulsory-education/contacts?hat=advisor')).body.contacts.length;
  const schoolId = await api.idOf('Rietplas');
  const made = await officer.make<{ id: string }>('/compulsory-education/surgeries', {
    school: schoolId,
    on: '2026-12-07',
    begins: '09:00',
  });
  const at = `/compulsory-education/surgeries/${made.body.id}/pupils`;
  const [pupil] = await api.pupilsAt('Rietplas');
  const listed = await school.send<{ pupils: { id: string }[] }>(at, { pupil, reason: 'late', notified: false });
  await officer.send(`${at}/${listed.body.pupils[0]!.id}/talk`, { came: true, result: 'advice', hat: 'advisor' });
  await officer.make(path, { ...asked, hat: 'mediator', minutes: 40 });
  const { contacts, perHat } = (await officer.get<Contacts>('/compulsory-education/contacts')).body;
  expect(perHat).toContainEqual({ hat: 'mediator', contacts: 1, minutes: 40 });
  expect(contacts).toContainEqual(expect.objectContaining({ kind: 'surgery', hat: 'advisor', notified: false }));
  const asAdvisor = (await officer.get<Contacts>('/compulsory-education/contacts?hat=advisor')).body;
  expect(asAdvisor.contacts).toHaveLength(before + 1);
  expect(asAdvisor.perHat).toMatchObject([{ hat: 'advisor', contacts: before + 1 }]);
  const ofColleague = (await colleague.get<Contacts>('/compulsory-education/contacts')).body;
  expect(ofColleague.contacts.filter(({ kind }) => kind === 'surgery')).toEqual([]);
  expect((await school.get('/compulsory-education/contacts')).status).toBe(403);
});

test('row 61: who enforces does so elsewhere: that hat is refused beside prevention', async () => {
  const refused = await officer.make<{ errors: { pointer: string }[] }>(path, { ...asked, hat: 'enforcer' });
  expect([refused.status, refused.body.errors[0]!.pointer]).toEqual([400, '/hat']);
});
