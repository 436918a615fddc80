import { LivingRegion } from '../support/living-region';
import {
  addFacility,
  facilitiesOf,
  facilityTold,
  morningOf,
  newestPlacement,
  newestRequest,
  offer,
  onPlacement,
  onRequest,
  waitingCase,
} from '../support/places-over-api';
import type { Visitor } from '../support/running-api';

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

/** Seen to fail when the return path is not kept, and when a case does not tell it. */
test('row 82: a traject facility says by which path one returns, also to the school whose pupil is there', async () => {
  const traject = await addFacility(alliance, { name: 'Traject Rietplas', returnsTo: 'own-school' });
  expect(await facilitiesOf(school, '?type=traject')).toMatchObject([{ id: traject.id, returnsTo: 'own-school' }]);
  const id = await waiting();
  await offer(alliance, id, traject);
  await onPlacement(school, id, { act: 'accept' });
  await onRequest(alliance, id, { act: 'set-payer', payer: 'alliance' });
  await onPlacement(alliance, id, { act: 'start', on: '2026-12-07', seen: true });
  await onPlacement(alliance, id, { act: 'end', on: '2026-12-07', as: 'own-school' });
  expect(await newestPlacement(officer, id)).toMatchObject({
    type: 'traject',
    returnsTo: 'own-school',
    endedAs: 'own-school',
  });
});

/** Seen to fail when any programme may be offered. */
test('row 83: an mbo facility lists its programmes, and a place is offered in one of those', async () => {
  const programmes = ['Horeca', 'Techniek', 'Dienstverlening'];
  const mbo = await addFacility(alliance, { type: 'mbo-programme', sectors: ['vo', 'mbo'], programmes });
  expect(await facilitiesOf(school, '?type=mbo-programme')).toMatchObject([{ programmes }]);
  const id = await waiting({ type: 'mbo-programme', goal: 'mbo' });
  expect((await offer(alliance, id, mbo, { programme: 'Zorg' })).status).toBe(422);
  expect((await offer(alliance, id, mbo, { programme: 'Techniek' })).status).toBe(200);
  expect(await newestPlacement(school, id)).toMatchObject({ programme: 'Techniek', state: 'offered' });
});

/** Seen to fail without the municipality that is asked for, and when the expert is not kept. */
test('row 84: every school finds what there is where, and who on the staff has studied for it; it changes nothing', async () => {
  const own = { capacity: 6, expert: 'behavioural-expert' };
  const gifted = { type: 'gifted', sectors: ['po', 'vo'], targetGroups: ['gifted'], expert: 'psychologist' };
  await addFacility(alliance, { ...gifted, name: 'Hoogbegaafd', municipality: 'Rietoord' });
  await addFacility(alliance, { ...own, type: 'internal-reception', name: 'IOV Oost', municipality: 'Waterdam' });
  const last = await addFacility(alliance, {
    ...own,
    type: 'internal-reception',
    name: 'IOV West',
    municipality: 'Rietoord',
  });
  const wilg = await region.signIn('De Wilg');
  const found = await facilitiesOf(wilg, '?municipality=Rietoord');
  expect(found.map(({ name, expert, keeps }) => [name, expert, keeps])).toEqual([
    ['Hoogbegaafd', 'psychologist', false],
    ['IOV West', 'behavioural-expert', false],
  ]);
  expect((await facilitiesOf(wilg, '?type=internal-reception')).map(({ municipality }) => municipality)).toEqual([
    'Rietoord',
    'Waterdam',
  ]);
  expect((await wilg.send(`/facilities/${last.id}`, facilityTold({ capacity: 99 }))).status).toBe(403);
  const po = await region.signIn('SWV PO Waterrijk');
  expect((await po.send(`/facilities/${last.id}`, facilityTold({ capacity: 99 }))).status).toBe(404);
});

/** Seen to fail when a case does not tell the end, and when a place is offered beyond it. */
test('row 90: a facility that will end is told to whoever has somebody there, and takes nobody beyond its end', async () => {
  const id = await waiting({ type: 'custom-track' });
  const told = { type: 'custom-track', capacity: 2 };
  const facility = await addFacility(alliance, told);
  await offer(alliance, id, facility);
  await onPlacement(school, id, { act: 'accept' });
  expect((await newestPlacement(school, id)).facilityEndsOn).toBeUndefined();
  const { body } = await alliance.send<{ runningBeyond: { caseId: string }[] }>(
    `/facilities/${facility.id}`,
    facilityTold({ ...told, validUntil: '2027-01-29' }),
  );
  expect(body.runningBeyond.map(({ caseId }) => caseId)).toEqual([id]);
  const ending = (await morningOf(alliance)).endingFacilities.map(({ caseId }) => caseId);
  expect(ending).toContain(id);
  for (const who of [school, officer]) {
    expect(await newestPlacement(who, id)).toMatchObject({ facilityEndsOn: '2027-01-29' });
  }
  const next = await waiting({ type: 'custom-track' });
  expect((await offer(alliance, next, facility)).status).toBe(422);
  expect((await offer(alliance, next, facility, { endsOn: '2027-01-29' })).status).toBe(200);
  expect(await newestRequest(school, next)).toMatchObject({ placements: [{ state: 'offered' }] });
});
