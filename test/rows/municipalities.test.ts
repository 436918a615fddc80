import type { Instructions } from '../../libs/compulsory-education/src/instructions/instructions.shapes';
import type { Municipalities } from '../../libs/compulsory-education/src/municipalities/municipalities.shapes';
import { LivingRegion } from '../support/living-region';
import { fileOf, type Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let lead: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer, lead] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('Leerplicht Waterdam', 'team-lead'),
  ]);
});
afterAll(() => region.stop());

const path = '/compulsory-education/municipalities';
const seenBy = async (who: Visitor) => (await who.get<Municipalities>(path)).body;
const put = (who: Visitor, municipality: string, setting: object) =>
  who.ask<Municipalities>(`${path}/${municipality}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(setting),
  });
const numbersOf = ({ municipalities }: Municipalities, name: string) =>
  municipalities.find(({ municipality }) => municipality === name)!;

/** Seen to fail with sums of one municipality alone. */
test('row 7: an office for several municipalities sets something of each, and has its numbers per municipality, size and part', async () => {
  expect((await seenBy(officer)).municipalities.map(({ municipality }) => municipality)).toEqual(['Waterdam']);
  const administrator = await region.signIn('Leerplicht Waterdam', 'administrator');
  const list = fileOf('soort;naam;gemeenten\nrbl;Leerplicht Waterdam;Waterdam|Rietoord');
  expect((await administrator.send('/v1/imports/organisations', list)).status).toBe(200);
  expect((await put(officer, 'Waterdam', { sizeClass: 'G32', part: 'west' })).status).toBe(403);
  expect((await put(lead, 'Elders', { sizeClass: 'G32', part: 'west' })).status).toBe(404);
  await put(lead, 'Waterdam', { sizeClass: 'G32', part: 'west' });
  await put(lead, 'Rietoord', { sizeClass: 'other', part: 'west' });
  const before = await seenBy(officer);
  const [waterdam, rietoord] = [numbersOf(before, 'Waterdam'), numbersOf(before, 'Rietoord')];
  expect([waterdam.sizeClass, rietoord.sizeClass]).toEqual(['G32', 'other']);
  expect(before.bySize.map(({ sizeClass, open }) => [sizeClass, open])).toEqual([
    ['G32', waterdam.open],
    ['other', rietoord.open],
  ]);
  expect(before.byPart).toEqual([
    {
      part: 'west',
      open: waterdam.open + rietoord.open,
      opened: waterdam.opened + rietoord.opened,
      closed: waterdam.closed + rietoord.closed,
    },
  ]);
  await region.api.openCase(school, { enrolled: true });
  const after = await seenBy(officer);
  expect(numbersOf(after, 'Waterdam')).toMatchObject({ open: waterdam.open + 1, opened: waterdam.opened + 1 });
  expect(numbersOf(after, 'Rietoord')).toEqual(rietoord);
  const other = await seenBy(await region.signIn('Leerplicht Rietoord'));
  expect(other.municipalities.map(({ municipality, sizeClass }) => [municipality, sizeClass])).toEqual([
    ['Rietoord', undefined],
  ]);
  expect((await school.get(path)).status).toBe(403);
});

const instructionsSeenBy = async (who: Visitor) =>
  (await who.get<Instructions>('/compulsory-education/instructions')).body.instructions;

/** Seen to fail with a frequency that no surgery is held against. */
test('row 14: the instruction of a college is kept with its rules, beside what was agreed and which surgeries were held', async () => {
  const rietplas = await region.api.idOf('Rietplas');
  const asked = { school: rietplas, on: '2026-12-08', begins: '09:00' };
  expect((await officer.make('/compulsory-education/surgeries', asked)).status).toBe(201);
  const instruction = {
    municipality: 'Waterdam',
    title: 'Ambtsinstructie leerplichtambtenaar Waterdam',
    document: 'https://waterdam.example/ambtsinstructie-2026',
    adoptedOn: '2026-11-10',
    holdsFrom: '2026-12-01',
    surgeryEveryWeeks: 1,
    terms: [
      { workflow: 'long-relative-absence', step: 'talk', within: '10 working-days' },
      { workflow: 'long-relative-absence', step: 'return-plan', within: '2 working-days' },
    ],
  };
  const give = (who: Visitor, more: object = {}) =>
    who.make('/compulsory-education/instructions', { ...instruction, ...more });
  expect((await give(officer)).status).toBe(403);
  const unknown = [{ workflow: 'long-relative-absence', step: 'praten', within: '2 weeks' }];
  expect(JSON.stringify((await give(lead, { terms: unknown })).body)).toMatch(/There is no step .{1,2}praten/);
  expect((await give(lead)).status).toBe(201);
  await give(lead, { holdsFrom: '2027-08-01', surgeryEveryWeeks: 4, terms: [] });
  const [next, now] = await instructionsSeenBy(school);
  expect(next).toMatchObject({ version: 2, inForce: false, surgeries: [] });
  expect(now).toMatchObject({
    version: 1,
    inForce: true,
    document: instruction.document,
    terms: [
      { step: 'talk', within: '10 working-days', agreed: '10 working-days', isSame: true },
      { step: 'return-plan', within: '2 working-days', isSame: false },
    ],
    surgeries: [{ school: { name: 'Rietplas' }, lastOn: '2026-12-08', nextBefore: '2026-12-15', isLate: false }],
  });
  await region.until('2026-12-16T09:00');
  const seen = (await instructionsSeenBy(school)).find(({ inForce }) => inForce)!;
  expect(seen.surgeries).toMatchObject([{ isLate: true }]);
  const other = await region.signIn('De Oever');
  expect((await instructionsSeenBy(other)).find(({ inForce }) => inForce)!.surgeries).toEqual([]);
});
