import { randomUUID } from 'node:crypto';
import type { Act } from '@app/rules';
import type { CaseFile } from '../../apps/api/src/cases/case.shapes';
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

/** Seen to fail where who acted must see the case when it is done: his answer was undone. */
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
  expect((await guest.get<CaseFile>(`/cases/${one.id}`)).body).toMatchObject({
    acts: [],
    steps: expect.arrayContaining([expect.objectContaining({ step: asked, acts: ['answer'] })]),
  });
  const answer = { act: 'answer', step: asked, text: 'Ja.' };
  const answered = await guest.send(`/cases/${one.id}/acts`, answer, { 'idempotency-key': randomUUID() });
  expect([answered.status, answered.body]).toMatchObject([200, { id: one.id }]);
  expect(await pagesThere(guest)).toEqual([]);
  await regions.heardBy([stream]);
  await act('school', { act: 'set', facts: { question: 'none' } });
  expect(await regions.heardBy([stream])).toEqual([[]]);
  await stream.end();
});
