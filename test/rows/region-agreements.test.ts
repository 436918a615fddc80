import type { z } from 'zod';
import type { agreedInRegion, comparedRegions } from '../../apps/api/src/regions/agreements.shapes';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

type Agreed = z.infer<typeof agreedInRegion>;
type Compared = z.infer<typeof comparedRegions>;

let region: LivingRegion;
/** Four regions are filled first. */
beforeAll(async () => void (region = await LivingRegion.start('whole')), 400_000);
afterAll(() => region.stop());

const leads = (...organisations: string[]) =>
  Promise.all(organisations.map((organisation) => region.signIn(organisation, 'team-lead')));
const agreedSeenBy = async (who: Visitor) => (await who.get<Agreed>('/regions/current/agreements')).body;
const sign = (who: Visitor) => who.send<Agreed>('/regions/current/agreements/signature', {});

/** Seen to fail where one partner signs for all. */
test('row 70: a region begins with the default set as a draft, which holds at once, and is signed when each partner did', async () => {
  const school = await region.signIn('Esdalschool');
  const before = await agreedSeenBy(school);
  expect(before).toMatchObject({ state: 'draft', signed: [], missing: expect.arrayContaining(['school', 'alliance']) });
  expect(before.workflows).toContainEqual(
    expect.objectContaining({ workflow: 'long-relative-absence', layer: 'default', title: expect.anything() }),
  );
  const id = await region.api.openCase(school, { enrolled: true }, { at: 'Esdalschool' });
  const officer = await region.signIn('Leerplicht Beginstede');
  const step = (await officer.caseFile(id)).steps.find((one) => one.step === 'notify');
  expect(step).toMatchObject({ state: 'open', dueOn: '2026-12-09' });
  expect((await sign(school)).status).toBe(403);
  const partners = ['Esdalschool', 'SWV Beginstede', 'GGD Beginstede', 'Dorpsteam Beginstede', 'Leerplicht Beginstede'];
  const [first, ...others] = await leads(...partners);
  expect((await sign(first!)).status).toBe(200);
  expect(await agreedSeenBy(officer)).toMatchObject({
    state: 'draft',
    signed: [{ role: 'school', name: 'Esdalschool', on: '2026-12-07' }],
    missing: expect.not.arrayContaining(['school']),
  });
  for (const other of others) await sign(other);
  expect(await agreedSeenBy(school)).toMatchObject({ state: 'signed', missing: [] });
  const elsewhere = await region.signIn('Rietplas');
  expect((await agreedSeenBy(elsewhere)).signed.map(({ name }) => name)).not.toContain('Esdalschool');
});

const compare = (who: Visitor, other: string) => who.get<Compared>(`/regions/current/compare?with=${other}`);
const keys = (compared: Compared) =>
  compared.workflows.flatMap(({ points }) => points.map(({ key }) => key)).toSorted();

/** Seen to fail with layers that are not told apart. */
test('row 4: two regions are compared key by key: what each agreed, and whether it is its own or of the platform', async () => {
  const [lead] = await leads('Leerplicht Waterdam');
  const { body } = await compare(lead!, 'noorderveld');
  expect([body.mine, body.theirs]).toEqual([
    { id: 'waterrijk', name: 'Waterrijk' },
    { id: 'noorderveld', name: 'Noorderveld' },
  ]);
  expect(body.settings).toEqual(
    expect.arrayContaining([
      { key: 'holidayRegion', mine: 'middle', theirs: 'north' },
      { key: 'decisiveAuthority', mine: 'Wethouder onderwijs Waterdam' },
    ]),
  );
  const sickness = body.workflows.find(({ workflow }) => workflow === 'sickness-absence')!;
  expect(sickness).toMatchObject({ agreedBy: 'both' });
  expect(sickness.points.length).toBeGreaterThan(0);
  for (const { layers } of sickness.points) expect(layers).toEqual({ mine: 'default', theirs: 'region' });
  const back = await compare(await region.signIn('Leerplicht Noordwolde', 'team-lead'), 'waterrijk');
  expect(keys(back.body)).toEqual(keys(body));
  expect((await compare(lead!, 'elders')).status).toBe(404);
  expect((await compare(await region.signIn('Rietplas'), 'noorderveld')).status).toBe(403);
});
