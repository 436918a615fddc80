import type { z } from 'zod';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { heldAgreements, paper, paperDifferences } from './papers.shapes';

type Held = z.infer<typeof heldAgreements>;
type Paper = z.infer<typeof paper>;
type Differences = z.infer<typeof paperDifferences>;

let api: RunningApi;
let school: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
});
afterAll(() => api.stop());

const root = '/regions/current/agreement-papers';
const held = async (asked = '') => (await school.get<Held>(`${root}${asked}`)).body;
const named = ({ agreements }: Held, workflow: string) => agreements.find((one) => one.workflow === workflow)!;

test('whoever works in a region reads what holds there today, since when, and who signed; nobody else does', async () => {
  const body = await held();
  expect(body).toMatchObject({ on: '2026-12-07', today: '2026-12-07', place: { region: 'Waterrijk' } });
  expect(named(body, 'long-relative-absence')).toMatchObject({ version: 2, layer: 'default', holds: true });
  expect(body.signing).toMatchObject({ state: 'signed', missing: [], maySign: false });
  expect(body.regions.map(({ id }) => id)).toEqual(expect.arrayContaining(['noorderveld', 'zuiderkempen']));
  expect(body.regions.map(({ id }) => id)).not.toContain('waterrijk');
  for (const path of ['', '/long-relative-absence', '/long-relative-absence/differences?with=default']) {
    expect((await api.nobody().get(`${root}${path}`)).status).toBe(401);
  }
});

/** Seen to fail with a date that is not looked at. */
test('on a day before anything was published nothing holds yet', async () => {
  expect((await held('?on=2020-01-01')).agreements).toEqual([]);
  expect((await school.get(`${root}/long-relative-absence?on=2020-01-01`)).status).toBe(404);
  expect((await school.get(`${root}?on=soon`)).status).toBe(400);
});

const signalsAt = async (asked: string, workflow: string) =>
  named(await held(asked), workflow).signals.map(({ id }) => id);

/** Seen to fail with every signal counting everywhere. */
test('what lets an agreement begin is told for a school, or for who lives in a municipality', async () => {
  const oever = await api.idOf('De Oever');
  const rietplas = await api.idOf('Rietplas');
  expect(await signalsAt(`?school=${oever}`, 'sickness-without-mazl')).toEqual([]);
  expect(await signalsAt(`?school=${rietplas}`, 'sickness-without-mazl')).toContain('rietoord-sick');
  expect(await signalsAt('?municipality=Rietoord', 'sickness-without-mazl')).toContain('rietoord-sick');
  expect(await signalsAt('?municipality=Waterdam', 'sickness-without-mazl')).toEqual([]);
  expect((await school.get(`${root}?municipality=Elders`)).status).toBe(404);
  expect((await school.get(`${root}?school=00000000-0000-4000-8000-00000000ffff`)).status).toBe(404);
});

test('an agreement is read whole: sentences, terms with their source, tables, who signed, and what starts what', async () => {
  const { status, body } = await school.get<Paper>(`${root}/long-relative-absence`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ version: 2, region: { id: 'waterrijk' }, title: { nl: 'Langdurig relatief verzuim' } });
  expect(body.versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(body.signed).toContainEqual({ role: 'youth-health', name: 'GGD Waterrijk', on: '2026-06-18' });
  expect(body.steps.find(({ id }) => id === 'notify')).toMatchObject({
    basis: 'both',
    source: expect.stringContaining('art. 21a'),
    sentence: { nl: expect.stringMatching(/^De school rondt .* af binnen 2 werkdagen/) },
  });
  expect(body.ladders.length).toBeGreaterThan(3);
  expect(body.graph.arrows.length).toBeGreaterThan(3);
  const earlier = await school.get<Paper>(`${root}/long-relative-absence?version=1`);
  expect(earlier.body).toMatchObject({ version: 1, signed: [] });
  for (const nothing of [
    '/nothing-agreed',
    '/long-relative-absence?version=9',
    '/long-relative-absence?region=elders',
  ]) {
    expect((await school.get(`${root}${nothing}`)).status).toBe(404);
  }
});

const differences = async (asked: string) =>
  (await school.get<Differences>(`${root}/sickness-absence/differences?${asked}`)).body;

/** Seen to fail with the version of here on both sides. */
test('two regions, and two versions, are compared in words', async () => {
  const other = await differences('with=noorderveld');
  expect([other.mine.region.id, other.theirs.region.id]).toEqual(['waterrijk', 'noorderveld']);
  expect(other.points.length).toBeGreaterThan(0);
  for (const { sentence, layers } of other.points) {
    expect([sentence.nl.length > 10, layers.theirs]).toEqual([true, 'region']);
  }
  const versions = await differences('withVersion=1');
  expect([versions.mine.version, versions.theirs.version]).toEqual([2, 1]);
  expect(versions.points.length).toBeGreaterThan(0);
  expect((await differences('with=default')).points).toEqual([]);
});
