import type { Act } from '@app/rules';
import type { Timeline } from '../../apps/api/src/cases/case.shapes';
import { type MadeCase, RandomRegions } from '../support/random-regions/world';
import type { Visitor } from '../support/running-api';
import { described } from './described-fields';

/** P20: when access ends, each page of the case is not there, and a stream that was open says nothing of it. */

const nobody = '00000000-0000-4000-8000-000000000000';
const ofCase = Object.entries(described.paths).flatMap(([path, acts]) =>
  'get' in acts && path.includes('cases/{id}') ? [path.replace('/api', '')] : [],
);

let regions: RandomRegions;
let one: MadeCase;
beforeAll(async () => void (regions = await RandomRegions.start()), 400_000);
afterAll(() => regions?.stop());
beforeEach(async () => {
  const planned = { at: 0, home: 0, workflow: 'long-relative-absence', befalls: [] } as const;
  one = (await regions.make({ cases: [planned], days: 0, asked: [] })).cases[0]!;
});

const signIn = (role: string) => regions.api.signInAs(one.region.person(role).id);
const act = (role: string, what: Act) =>
  regions.platform.door.asPerson(one.region.person(role), (open) =>
    regions.platform.parts.cases.act(open, one.id, what),
  );

/** Each page of the case that is answered otherwise than that of a case that is not there. */
async function pagesThere(who: Visitor): Promise<string[]> {
  const there: string[] = [];
  for (const path of ofCase) {
    const at = (id: string) => who.get(path.replace('{id}', id).replaceAll(/\{.*?\}/g, nobody));
    const [here, nowhere] = [await at(one.id), await at(nobody)];
    if (JSON.stringify([here.status, here.body]) !== JSON.stringify([nowhere.status, nowhere.body])) there.push(path);
  }
  return there;
}

/** Seen to fail with a day more. */
test('P20: on the 29th day after the last step of after-care nothing of the case is there for the school', async () => {
  await act('compulsory-education', { act: 'close', outcome: 'admin-error' });
  const { door, parts } = regions.platform;
  const now = await door.asPerson(one.region.person('school'), (open) => parts.cases.read(open, one.id));
  for (const { key, responsible, state } of Object.values(now.state.steps)) {
    if (key.startsWith('after-care-') && state === 'open') await act(responsible, { act: 'done', step: key });
  }
  const school = await signIn('school');
  await regions.platform.clockAt(Date.parse('2026-10-12T23:59:00+02:00'));
  expect(await pagesThere(school)).toEqual(expect.arrayContaining(['/cases/{id}', '/cases/{id}/timeline']));
  await regions.platform.clockAt(Date.parse('2026-10-13T00:00:00+02:00'));
  expect(await pagesThere(school)).toEqual([]);
  expect(await pagesThere(await signIn('compulsory-education'))).toContain('/cases/{id}');
});

/** What a guest may not, though it is of a case that he sees: all but what is asked of him. */
const notOfGuests: readonly Act[] = [
  { act: 'done', step: 'name-director' },
  { act: 'ask', step: 'name-director', of: 'alliance', text: 'En nu?' },
  { act: 'nudge', step: 'name-director' },
  { act: 'set', facts: { question: 'care' } },
  { act: 'close', outcome: 'admin-error' },
  { act: 'bring', question: 'no-plan' },
  { act: 'leave', of: 'alliance', reason: 'Klaar.' },
  { act: 'correct', takesBack: { act: 'set' } },
];
const besideSteps: readonly (readonly [string, object])[] = [
  ['notes', { category: 'practical', audience: 'all', text: 'Ik was er.' }],
  ['agreed', { what: 'contact', party: 'school', within: { count: 5, unit: 'working-days' } }],
  ['links', { other: nobody, reason: 'siblings' }],
  ['invitations', { organisation: nobody, because: 'think-along' }],
];

/** Seen to fail with a guest who may what any party may. */
test('P20: a guest of whom something is asked may nothing else in the case, and reads no note', async () => {
  await act('compulsory-education', { act: 'ask', step: 'name-director', of: 'care-provider', text: 'Is er plek?' });
  const guest = await signIn('care-provider');
  for (const what of notOfGuests) expect([what.act, (await guest.act(one.id, what)).status]).toEqual([what.act, 403]);
  for (const [path, body] of besideSteps) {
    expect([path, (await guest.make(`/cases/${one.id}/${path}`, body)).status]).toEqual([path, 403]);
  }
  expect((await guest.get(`/cases/${one.id}/notes`)).status).toBe(403);
  const offered = (await guest.caseFile(one.id)).steps.flatMap(({ step, acts }) => (acts.length > 0 ? [step] : []));
  expect(offered).toEqual(['question-to-care-provider-on-name-director']);
  const { body } = await guest.get<{ items: { step: string; acts: string[] }[] }>('/my-day');
  expect(JSON.stringify(body)).toContain('"acts":["answer"]');
});

/** Seen to fail with a guest who does not direct. */
test('P20: a guest whom the agreement asks to direct says that he does, and directs', async () => {
  await act('compulsory-education', { act: 'set', facts: { measure: true } });
  const guest = await signIn('certified-institution');
  expect((await guest.act(one.id, { act: 'accept' })).status).toBe(200);
  expect((await guest.caseFile(one.id)).director).toMatchObject({ role: 'certified-institution' });
  const asks = { act: 'ask', step: 'name-director', of: 'school', text: 'Hoe gaat het op school?' };
  expect((await guest.act(one.id, asks)).status).toBe(200);
  expect((await guest.get(`/cases/${one.id}/notes`)).status).toBe(200);
});

/** Seen to fail where who acted must see the case when it is done, his answer was undone; and with a guest who may nothing. */
test('P20: a guest who was asked something sees the case until he answered', async () => {
  const question = { act: 'ask', step: 'name-director', of: 'care-provider', text: 'Is er plek?' } as const;
  await act('compulsory-education', question);
  const guest = await signIn('care-provider');
  const stream = await guest.stream('/events');
  await regions.heardBy([stream]);
  expect(await pagesThere(guest)).toContain('/cases/{id}');
  await act('school', { act: 'set', facts: { question: 'capacity' } });
  expect(await regions.heardBy([stream])).toEqual([[one.id]]);
  const asked = 'question-to-care-provider-on-name-director';
  expect(await guest.caseFile(one.id)).toMatchObject({
    acts: [],
    steps: expect.arrayContaining([expect.objectContaining({ step: asked, acts: ['answer'] })]),
  });
  const answer = { act: 'answer', step: asked, text: 'Ja.' };
  const answered = await guest.act(one.id, answer);
  expect([answered.status, answered.body]).toMatchObject([200, { id: one.id }]);
  expect(await pagesThere(guest)).toEqual([]);
  await regions.heardBy([stream]);
  await act('school', { act: 'set', facts: { question: 'none' } });
  expect(await regions.heardBy([stream])).toEqual([[]]);
  await stream.end();
});

const lists = Object.entries(described.paths).flatMap(([path, acts]) =>
  'get' in acts && !path.includes('{') && !/events$|demonstration|\/me$|\/session$/.test(path)
    ? [path.replace('/api', '')]
    : [],
);

/** What all lists and counts say to somebody. */
async function listsOf(who: Visitor): Promise<Record<string, unknown>> {
  const said: Record<string, unknown> = {};
  for (const path of lists) {
    const { status, body } = await who.get(path);
    said[path] = [status, body];
  }
  return said;
}

const leaves = (of: string) => ({ act: 'leave', of, reason: 'Onze vraag is beantwoord.' });

/** Seen to fail where leaving does not end the access. */
test('P20: a party that leaves finds no page of the case, and it is in no list or count, until it is asked again', async () => {
  const question = { act: 'ask', step: 'name-director', of: 'alliance', text: 'Denkt u mee?' } as const;
  const asked = 'question-to-alliance-on-name-director';
  const [school, alliance] = [await signIn('school'), await signIn('alliance')];
  const before = await listsOf(alliance);
  await act('compulsory-education', question);
  expect(await listsOf(alliance)).not.toEqual(before);
  expect((await alliance.act(one.id, leaves('alliance'))).body).toMatchObject({
    type: '/problems/act-refused',
    sentence: { en: 'alliance has a step open' },
  });
  await alliance.act(one.id, { act: 'answer', step: asked, text: 'Ja.' });
  expect(await pagesThere(alliance)).toEqual(expect.arrayContaining(['/cases/{id}', '/cases/{id}/timeline']));
  expect((await alliance.act(one.id, { act: 'leave', of: 'alliance' })).status).toBe(400);
  expect((await alliance.act(one.id, leaves('youth-health'))).status).toBe(403);
  expect((await alliance.act(one.id, leaves('alliance'))).status).toBe(200);
  expect(await pagesThere(alliance)).toEqual([]);
  expect(await listsOf(alliance)).toEqual(before);
  const { body } = await school.get<Timeline>(`/cases/${one.id}/timeline`);
  expect(body.items[0]).toMatchObject({
    sentence: { nl: 'Het samenwerkingsverband doet niet meer mee' },
    reason: 'Onze vraag is beantwoord.',
  });
  expect((await school.act(one.id, leaves('alliance'))).status).toBe(403);
  await act('compulsory-education', question);
  expect(await pagesThere(alliance)).toContain('/cases/{id}');
});
