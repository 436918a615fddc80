import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

const newCase = () => region.api.openCase(school, { enrolled: true });
const step = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find((one) => one.step === key)!;
const subjects = async (...of: Parameters<LivingRegion['mailsTo']>) =>
  (await region.mailsTo(...of)).map(({ subject }) => subject);

test('row 3: the officer orders nothing: what a school agreed to do only the school does', async () => {
  const id = await newCase();
  const refused = await officer.act(id, { act: 'done', step: 'notify' });
  expect([refused.status, (await step(officer, id, 'notify')).acts]).toEqual([
    403,
    expect.not.arrayContaining(['done']),
  ]);
  expect(await step(school, id, 'notify')).toMatchObject({ state: 'open', acts: expect.arrayContaining(['done']) });
});

test('row 18: comply or explain: what is left out is left out with a reason, which the others can see was given', async () => {
  const id = await newCase();
  expect((await school.act(id, { act: 'skip', step: 'name-director', reason: 'geen tijd' })).status).toBe(422);
  const reason = 'De school noemde de regiehouder al bij de aanmelding.';
  expect((await school.act(id, { act: 'skip', step: 'name-director', reason })).status).toBe(200);
  expect(await step(officer, id, 'name-director')).toMatchObject({ state: 'skipped' });
  expect((await officer.told(id)).join('\n')).toMatch(/Regiehouder en vervanger noemen.*overgeslagen/i);
});

test('row 19: each step has its phase, and the phases go on whatever is left out', async () => {
  const id = await newCase();
  const phases = Object.fromEntries((await officer.caseFile(id)).steps.map((one) => [one.step, one.phase]));
  expect(phases).toMatchObject({ notify: 'observe', talk: 'analyse', 'return-plan': 'plan' });
  await school.act(id, { act: 'skip', step: 'name-director', reason: 'De school noemde de regiehouder al eerder.' });
  expect((await step(officer, id, 'return-plan')).phase).toBe('plan');
});

test('row 21: the cause comes first: no plan before the family was heard', async () => {
  const id = await newCase();
  const early = await school.act(id, { act: 'done', step: 'return-plan', outcome: 'own-school' });
  expect([early.status, JSON.stringify(early.body)]).toEqual([
    422,
    expect.stringContaining('Houd eerst het rondetafelgesprek met leerling en ouders'),
  ]);
  expect(await step(officer, id, 'return-plan')).toMatchObject({ state: 'open' });
});

test('row 45: a partner that misses its step is told, then those above it, and the officer sees it', async () => {
  const id = await newCase();
  await region.until('2026-12-10T09:00');
  expect(await step(officer, id, 'notify')).toMatchObject({ state: 'missed', dueOn: '2026-12-09' });
  expect(await subjects('Rietplas', id)).toContain('Een afgesproken stap is niet op tijd gezet');
  expect(await subjects('Leerplicht Waterdam', id)).toEqual([]);
  await region.until('2026-12-14T09:00');
  expect(await subjects('Rietplas', id, 'team-lead')).toContain('Een afgesproken stap van uw team blijft liggen');
  expect(await subjects('Leerplicht Waterdam', id)).toContain('In een zaak die u volgt, blijft een stap liggen');
  await school.act(id, { act: 'done', step: 'notify' });
  expect((await officer.told(id)).join('\n')).toMatch(/Melden bij DUO en samenwerkingsverband.*3 werkdagen te laat/);
});

test('row 57: the officer drives: a nudge reaches the school, once a day', async () => {
  const id = await newCase();
  const before = (await subjects('Rietplas', id)).length;
  expect((await officer.act(id, { act: 'nudge', step: 'notify' })).status).toBe(200);
  await region.until('2026-12-14T10:00');
  expect((await subjects('Rietplas', id)).length).toBe(before + 1);
  expect((await officer.act(id, { act: 'nudge', step: 'notify' })).status).toBe(422);
});

test('row 103: each term says whether it is law or an agreement', async () => {
  const id = await newCase();
  expect((await step(school, id, 'notify')).source).toMatch(/^Wet: Leerplichtwet 1969/);
  expect((await step(school, id, 'talk')).source).toMatch(/^Afspraak/);
});
