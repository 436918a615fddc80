import type { z } from 'zod';
import type { draftedLadders } from '../../apps/api/src/regions/agreements.shapes';
import { LivingRegion } from '../support/living-region';
import type { Answer, Visitor } from '../support/running-api';

type Drafted = z.infer<typeof draftedLadders>;

let region: LivingRegion;
beforeAll(async () => void (region = await LivingRegion.start()));
afterAll(() => region.stop());

const leads = (...organisations: string[]) =>
  Promise.all(organisations.map((organisation) => region.signIn(organisation, 'team-lead')));
const laddersSeenBy = async (who: Visitor) => (await who.get<Drafted>('/regions/current/ladders')).body;
const put = (
  who: Visitor,
  ladders: object,
  etag?: string,
): Promise<Answer<Drafted & { errors?: { detail: string }[] }>> =>
  who.ask('/regions/current/ladders', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...(etag && { 'if-match': etag }) },
    body: JSON.stringify({ ladders }),
  });
const signLadders = (who: Visitor, etag: string) =>
  who.send<Drafted>('/regions/current/ladders/signature', {}, { 'if-match': etag });

/** Seen to fail without the static check. */
test('row 71: the scaling model is drafted by the administrator, checked at once, and a draft to the partners until they signed it', async () => {
  const administrator = await region.signIn('Leerplicht Waterdam', 'administrator');
  const [school, alliance] = await leads('Rietplas', 'SWV VO Waterrijk');
  const { inForce } = await laddersSeenBy(school!);
  expect(inForce['standard']!.map(({ rung, after }) => [rung, after])).toContainEqual(['R1', '1 working-day']);
  const [first, second, ...rest] = inForce['standard']!;
  const swapped = await put(administrator, { standard: [second, first, ...rest] });
  expect([swapped.status, JSON.stringify(swapped.body)]).toEqual([
    422,
    expect.stringMatching(/\/problems\/wrong-ladders.*rungs are out of order: R1 goes off before R2/),
  ]);
  const toFamily = { standard: [{ rung: 'R1', after: '1 working-day', tell: ['parents.management'] }] };
  expect(JSON.stringify((await put(administrator, toFamily)).body)).toMatch(/wrong-ladders/);
  expect(JSON.stringify((await put(administrator, { standaard: inForce['standard'] })).body)).toMatch(
    /Nothing climbs a ladder .{1,2}standaard.*Did you mean .{1,2}standard/,
  );
  const slower = inForce['standard']!.map((rung) => (rung.rung === 'R2' ? { ...rung, after: '4 working-days' } : rung));
  expect((await put(school!, { standard: slower })).status).toBe(403);
  const drafted = await put(administrator, { standard: slower });
  expect(drafted.status).toBe(200);
  const seen = (await laddersSeenBy(alliance!)).draft!;
  expect(seen).toMatchObject({ state: 'draft', signed: [], ladders: { standard: slower } });
  expect((await signLadders(school!, seen.etag)).body.draft).toMatchObject({
    state: 'draft',
    signed: [{ name: 'Rietplas' }],
  });
  expect((await put(administrator, { standard: inForce['standard'] }, '"7"')).status).toBe(409);
  expect((await put(administrator, { standard: [...slower], silence: inForce['silence'] }, seen.etag)).status).toBe(
    200,
  );
  expect((await signLadders(alliance!, seen.etag)).status).toBe(409);
  const { etag, signed } = (await laddersSeenBy(alliance!)).draft!;
  expect(signed).toEqual([]);
  const all = await leads('Rietplas', 'SWV VO Waterrijk', 'GGD Waterrijk', 'Wijkteam Oost', 'Leerplicht Waterdam');
  for (const one of all) expect((await signLadders(one, etag)).status).toBe(200);
  expect((await laddersSeenBy(await region.signIn('Rietplas'))).draft).toMatchObject({ state: 'signed', missing: [] });
});
