import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseFile, Timeline } from './case.shapes';

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let alliance: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer, alliance] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('SWV VO Waterrijk'),
  ]);
});

afterAll(() => api.stop());

interface Case {
  invitations: { state: string; organisation: string; answerBy: string; declinedBecause?: string }[];
  organisations: { id: string; name: string; role: string }[];
}
interface Invited {
  caseId?: string;
  invitations: { id: string; role: string; from: string; because: string; answerBy: string }[];
}

/** A case that the school directs. */
const newCase = () => api.openCase(school, { enrolled: true });

async function inviteAlliance(id: string, who = school) {
  const { body } = await who.get<Case>(`/cases/${id}/invitations`);
  const organisation = body.organisations.find(({ name }) => name === 'SWV VO Waterrijk')?.id ?? randomUUID();
  const asked = { organisation, because: 'support-at-school' };
  return who.send<Case>(`/cases/${id}/invitations`, asked, { 'idempotency-key': randomUUID() });
}

const mine = async (who: Visitor) => (await who.get<Invited>('/invitations')).body.invitations;
const answer = async (who: Visitor, body: object) => {
  const [first] = await mine(alliance);
  return who.send<Invited>(`/invitations/${first!.id}/answer`, body);
};

test('a party is invited, reads its role and why, accepts, and sees the case', async () => {
  const id = await newCase();
  const invited = await inviteAlliance(id);
  expect([invited.status, invited.body.invitations]).toEqual([
    200,
    [expect.objectContaining({ state: 'open', organisation: 'SWV VO Waterrijk', answerBy: '2026-12-14' })],
  ]);
  expect(invited.body.organisations.map(({ role }) => role)).not.toContain('alliance');
  expect(await mine(alliance)).toEqual([
    {
      id: expect.any(String),
      role: 'alliance',
      from: 'Rietplas',
      because: 'support-at-school',
      invitedOn: '2026-12-07',
      answerBy: '2026-12-14',
    },
  ]);
  for (const path of ['', '/timeline', '/invitations', '/notes', '/links']) {
    expect((await alliance.get(`/cases/${id}${path}`)).status).toBe(404);
  }
  expect((await answer(alliance, { answer: 'accepted' })).body).toEqual({ caseId: id, invitations: [] });
  expect((await alliance.get(`/cases/${id}`)).status).toBe(200);
  const { body } = await school.get<Timeline>(`/cases/${id}/timeline`);
  expect(body.items.map(({ sentence }) => sentence.nl)).toEqual(
    expect.arrayContaining([
      'Het samenwerkingsverband is uitgenodigd, antwoord uiterlijk ma 14 dec 2026',
      'Het samenwerkingsverband doet mee',
    ]),
  );
});

test('a party declines with a reason from the list, and sees nothing', async () => {
  const id = await newCase();
  await inviteAlliance(id, officer);
  expect((await answer(alliance, { answer: 'declined' })).status).toBe(400);
  expect((await answer(alliance, { answer: 'declined', because: 'not-for-us' })).body).toEqual({ invitations: [] });
  expect((await alliance.get(`/cases/${id}`)).status).toBe(404);
  const { body } = await officer.get<Case>(`/cases/${id}/invitations`);
  expect(body.invitations).toMatchObject([{ state: 'declined', declinedBecause: 'not-for-us' }]);
});

test('only whoever is invited answers, of its people those who act', async () => {
  const id = await newCase();
  await inviteAlliance(id);
  const above = await api.signIn('SWV VO Waterrijk', 'management');
  for (const who of [school, officer, above]) {
    expect((await answer(who, { answer: 'accepted' })).status).toBe(404);
  }
  expect((await above.get<Invited>('/invitations')).body.invitations).toEqual([]);
  await answer(alliance, { answer: 'declined', because: 'other' });
});

test('the director and the officer invite; a party that does not direct does not', async () => {
  const id = await newCase();
  await inviteAlliance(id);
  await answer(alliance, { answer: 'accepted' });
  const seen = await alliance.get<Case>(`/cases/${id}/invitations`);
  expect([seen.status, seen.body.organisations]).toEqual([200, []]);
  const [team] = (await school.get<Case>(`/cases/${id}/invitations`)).body.organisations;
  const asked = { organisation: team!.id, because: 'help-for-family' };
  const refused = await alliance.send(`/cases/${id}/invitations`, asked, { 'idempotency-key': randomUUID() });
  expect(refused.status).toBe(403);
});

test('while it waits, its step can only be withdrawn; done it is not', async () => {
  const id = await newCase();
  await inviteAlliance(id);
  const step = 'invitation-to-alliance';
  const { body } = await school.get<CaseFile>(`/cases/${id}`);
  expect(body.steps.find((one) => one.step === step)).toMatchObject({
    acts: ['withdraw-invitation'],
    title: { nl: 'Antwoord van het samenwerkingsverband op de uitnodiging' },
  });
  const act = (what: string) =>
    school.send(`/cases/${id}/acts`, { act: what, step }, { 'idempotency-key': randomUUID() });
  expect((await act('done')).status).toBe(422);
  expect((await act('withdraw-invitation')).status).toBe(200);
  expect(await mine(alliance)).toEqual([]);
});
