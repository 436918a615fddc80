import { randomUUID } from 'node:crypto';
import { expectByTheRules } from '../../../../test/support/by-the-rules';
import { Placing } from '../../../../test/support/placing';
import { onRequest, type RequestAct } from './request-acts';
import { askPlace } from './requests';

let placing: Placing;
beforeAll(async () => {
  placing = await Placing.start();
  await placing.on('2026-12-14');
});
afterAll(() => placing.stop());

const bySchool = (id: string, act: RequestAct) => {
  const { door, parts } = placing.platform;
  return door.asPerson(placing.school, (open) => onRequest(open, parts.books, { id, key: randomUUID(), act }));
};
const runs = async (caseId: string) => {
  const { door, parts } = placing.platform;
  const { state } = await door.asPerson(placing.school, (open) => parts.cases.read(open, caseId));
  return state.workflows.filter(({ running }) => running).map(({ workflow }) => workflow);
};

/** Seen to fail with a request that does not begin the agreement. */
test('with a request the case runs the agreement on placements, and the alliance sees the child from then on', async () => {
  const caseId = await placing.caseSince('2026-11-09');
  expect(await runs(caseId)).toEqual(['long-relative-absence']);
  const request = await placing.ask(caseId);
  expect(await runs(caseId)).toEqual(['long-relative-absence', 'placement']);
  const { waiting } = await placing.morning();
  expect(waiting).toMatchObject([{ id: request, urgency: 2, child: { municipality: 'Testdam' } }]);
  await bySchool(request, { act: 'withdraw' });
  await expectByTheRules(placing.platform);
});

/** Seen to fail with a request that does not begin the agreement. */
test('when nobody seeks a place any more, what its agreement still asked ends; with another request it goes on', async () => {
  const caseId = await placing.caseSince('2026-11-09');
  const [one, other] = [await placing.ask(caseId), await placing.ask(caseId, { type: 'gifted' })];
  await bySchool(one, { act: 'withdraw' });
  expect(await runs(caseId)).toEqual(['long-relative-absence', 'placement']);
  await bySchool(other, { act: 'withdraw' });
  expect(await runs(caseId)).toEqual(['long-relative-absence']);
  expect(await placing.stepsOf(other)).toEqual({ check: 'ended', decide: 'ended' });
});

/** Seen to fail with an agreement that runs on from the first placement: then nothing is asked about the second. */
test('a request that follows a placement begins the agreement on placements anew', async () => {
  const caseId = await placing.caseSince('2026-11-09');
  const first = await placing.ask(caseId, { type: 'non-school' });
  await placing.offer(first, await placing.facility({ type: 'non-school' }), { startsOn: '2026-12-14' });
  await placing.onPlacement(first, { act: 'accept' });
  await placing.onRequest(first, { act: 'set-payer', payer: 'board' });
  await placing.onPlacement(first, { act: 'start', on: '2026-12-14', seen: true });
  await placing.onPlacement(first, { act: 'end', on: '2026-12-14', as: 'elsewhere' });
  expect(await placing.stepsOf(first)).toMatchObject({ begin: 'started', end: 'elsewhere', review: 'open' });
  const follows = (await placing.ofCase(caseId))[0]!.placements[0]!.id;
  const second = await placing.ask(caseId, { type: 'mbo-programme', follows });
  expect(await placing.stepsOf(second)).toMatchObject({ check: 'open', decide: 'open', review: 'ended' });
  await placing.offer(second, await placing.facility({ type: 'mbo-programme' }), { startsOn: '2026-12-14' });
  expect(await placing.stepsOf(second)).toMatchObject({ decide: 'offered', answer: 'open' });
  await expectByTheRules(placing.platform);
});

/** Seen to fail without a look at the key: the second is refused as the same place. */
test('a request that is sent twice is made once, and the same place is not asked for twice', async () => {
  const caseId = await placing.caseSince('2026-11-09');
  const asked = { goal: 'bridging', type: 'traject', sector: 'vo', wishedOn: '2027-01-11' } as const;
  const { door, parts } = placing.platform;
  const send = (key: string) => door.asPerson(placing.school, (open) => askPlace(open, parts, { caseId, key, asked }));
  const key = randomUUID();
  await send(key);
  await send(key);
  expect(await placing.ofCase(caseId)).toHaveLength(1);
  await expect(send(randomUUID())).rejects.toMatchObject({ kind: 'act-refused' });
});

/** Seen to fail with a decline that does not close the request. */
test('a request that is declined says why, and waits no more', async () => {
  const request = await placing.waitingSince('2026-11-09', { type: 'home-teaching' });
  await placing.onRequest(request, { act: 'decline', because: 'other-facility-fits' });
  expect((await placing.morning()).waiting.map(({ id }) => id)).not.toContain(request);
  const home = await placing.facility({ type: 'home-teaching' });
  await expect(placing.offer(request, home)).rejects.toMatchObject({ kind: 'act-refused' });
});
