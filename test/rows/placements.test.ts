import { LivingRegion } from '../support/living-region';
import {
  addFacility,
  askPlace,
  facilitiesOf,
  morningOf,
  newestPlacement,
  newestRequest,
  offer,
  onPlacement,
  onRequest,
  requestsOf,
  waitingCase,
  waitingFor,
} from '../support/places-over-api';
import type { Visitor } from '../support/running-api';
import { until } from '../support/until';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let alliance: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer, alliance] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('SWV VO Waterrijk'),
  ]);
});
afterAll(() => region.stop());

const waiting = (more: object = {}) => waitingCase(region.api, school, more);

/** A child that began in a facility today. */
async function placed(id: string, more: object = {}, told: object = {}): Promise<void> {
  await offer(alliance, id, await addFacility(alliance, told), { because: 'safety', ...more });
  await onPlacement(school, id, { act: 'accept' });
  await onRequest(alliance, id, { act: 'set-payer', payer: 'alliance' });
  await onPlacement(alliance, id, { act: 'start', on: '2026-12-07', seen: true });
}

/** Seen to fail with a request that is given back and not counted. */
test('row 69: each time that the alliance gives a request back is counted, with its reason, and the officer sees it', async () => {
  const id = await waiting({ type: 'intermediate' });
  for (const because of ['school-can-do-more', 'information-missing']) {
    await onRequest(alliance, id, { act: 'give-back', because });
    expect(await newestRequest(school, id)).toMatchObject({ state: 'returned' });
    expect((await onRequest(school, id, { act: 'ask-again' })).status).toBe(200);
  }
  expect(await newestRequest(officer, id)).toMatchObject({
    state: 'waiting',
    returned: [
      { because: 'school-can-do-more', on: '2026-12-07' },
      { because: 'information-missing', on: '2026-12-07' },
    ],
  });
  expect((await onRequest(alliance, id, { act: 'give-back' })).status).toBe(400);
});

/** Seen to fail with a request that forgets what it follows. */
test('row 81: one placement follows another, and the officer reads them as a chain', async () => {
  const id = await waiting({ type: 'non-school', goal: 'bridging' });
  await placed(id, {}, { type: 'non-school', name: 'Werkplaats' });
  await onPlacement(alliance, id, { act: 'end', on: '2026-12-07', as: 'elsewhere' });
  const { id: first } = await newestPlacement(school, id);
  await askPlace(school, id, { type: 'mbo-programme', sector: 'vo', goal: 'mbo', follows: first });
  await placed(id, {}, { type: 'mbo-programme', name: 'Entree' });
  expect(await requestsOf(officer, id)).toMatchObject([
    { state: 'ended', placements: [{ id: first, facility: 'Werkplaats', endedAs: 'elsewhere' }] },
    { state: 'placed', follows: first, placements: [{ facility: 'Entree', state: 'started' }] },
  ]);
});

/** Seen to fail with a line of all levels; that alliances do not see each other's hangs on two walls. */
test('row 85: who waits is listed by type, level and year; a school knows its place in the line and no more', async () => {
  const havo4 = { type: 'regular-class', level: 'havo', year: 4 };
  const first = await waiting(havo4);
  const second = await waiting(havo4);
  await waiting({ type: 'regular-class', level: 'vwo', year: 4 });
  await waiting({ type: 'newcomer-class', level: 'language', year: 1 });
  const line = await waitingFor(alliance, '?type=regular-class&level=havo&year=4');
  expect(line.body.items.map(({ caseId }) => caseId)).toEqual([first, second]);
  expect(JSON.stringify(line.body)).not.toMatch(/"name"/);
  expect((await waitingFor(alliance, '?type=newcomer-class')).body.items).toHaveLength(1);
  expect((await newestRequest(school, second)).inLine).toBeGreaterThan(1);
  expect((await waitingFor(school)).status).toBe(403);
  const po = await region.signIn('SWV PO Waterrijk');
  const ofPrimary = (await waitingFor(po)).body.items.map(({ caseId }) => caseId);
  expect(ofPrimary.filter((id) => [first, second].includes(id))).toEqual([]);
  const otherSchool = await region.signIn('De Oever');
  expect((await otherSchool.get(`/cases/${first}/placements`)).status).toBe(404);
});

/** Seen to fail with overstays that nobody counts. */
test('row 88: a full facility is full, whoever waits is counted, and who stays longer than agreed is seen', async () => {
  const stays = await waiting({ type: 'custom-classroom' });
  await placed(stays, { endsOn: '2026-12-08' }, { type: 'custom-classroom', capacity: 1 });
  const next = await waiting({ type: 'custom-classroom' });
  const [full] = await facilitiesOf(school, '?type=custom-classroom');
  expect(full).toMatchObject({ capacity: 1, taken: 1, overstays: 0 });
  const refused = await offer(alliance, next, full!);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { type: '/problems/no-capacity', current: { inLine: 1 } },
  ]);
  expect((await morningOf(alliance)).lines).toContainEqual({
    type: 'custom-classroom',
    sector: 'vo',
    waiting: 1,
    longerThanThreeMonths: 0,
    places: 1,
  });
  await region.until('2026-12-09T10:00');
  expect(await facilitiesOf(school, '?type=custom-classroom')).toMatchObject([{ taken: 1, overstays: 1 }]);
  expect((await morningOf(alliance)).overstays).toContainEqual(
    expect.objectContaining({ caseId: stays, endsOn: '2026-12-08' }),
  );
  expect(await newestPlacement(officer, stays)).toMatchObject({ overstays: true });
  expect((await offer(alliance, next, full!, { startsOn: '2026-12-10' })).status).toBe(409);
});

/** Seen to fail when anybody in the line may be offered a place, and when an offer that is over passes to nobody. */
test('row 88: the officer sees what comes free beside who waits, offers it in one act, and what is not answered passes on', async () => {
  const first = await waiting({ type: 'home-teaching' });
  const second = await waiting({ type: 'home-teaching' });
  const facility = await addFacility(alliance, { type: 'home-teaching', validFrom: '2026-12-21' });
  const free = (await morningOf(alliance)).free.find((one) => one.facility === facility.id)!;
  const requests = await Promise.all([first, second].map((id) => newestRequest(school, id)));
  expect(free).toMatchObject({ places: 1, freeFrom: '2026-12-21', fitting: requests.map(({ id }) => id) });
  expect((await offer(alliance, second, facility, { startsOn: free.freeFrom })).status).toBe(422);
  await offer(alliance, first, facility, { startsOn: free.freeFrom });
  const { answerBy } = await newestPlacement(school, first);
  expect((await newestRequest(school, second)).placements).toEqual([]);
  await region.until(`${answerBy}T09:30`);
  expect((await morningOf(alliance)).expiring.map(({ caseId }) => caseId)).toContain(first);
  await region.until('2026-12-23T10:00');
  await until(async () => (await newestPlacement(school, first)).state === 'expired');
  expect(await newestPlacement(school, second)).toMatchObject({ state: 'offered' });
  await onPlacement(school, second, { act: 'refuse', because: 'too-far' });
  expect(await newestPlacement(officer, second)).toMatchObject({ state: 'refused', refusedBecause: 'too-far' });
});
