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

const idOf = async (who: Visitor) => (await who.get<{ id: string }>('/me')).body.id;

test('row 74: an agreement hangs on no person: whoever is away is stood in for, and the date stays', async () => {
  const id = await region.api.openCase(school, { enrolled: true });
  const backup = await region.signIn('Rietplas', 'backup');
  const days = { from: '2026-12-07', until: '2026-12-18', substitute: await idOf(backup) };
  expect((await school.send(`/v1/people/${await idOf(school)}/leave`, days)).status).toBe(200);
  await region.until('2026-12-10T09:00');
  const subjects = async (level: string) => (await region.mailsTo('Rietplas', id, level)).map(({ subject }) => subject);
  expect(await subjects('backup')).toContain('Een afgesproken stap is niet op tijd gezet');
  expect(await subjects('person')).not.toContain('Een afgesproken stap is niet op tijd gezet');
  const seen = (await officer.caseFile(id)).steps.find(({ step }) => step === 'notify');
  expect(seen).toMatchObject({ dueOn: '2026-12-09', party: { organisation: 'Rietplas' } });
});

interface Readiness {
  readonly organisations: readonly { name: string; covenantOn?: string; processorAgreementOn?: string }[];
}

test('row 46: who signed the agreements stands there with the dates, for the office that answers for the region alone', async () => {
  const lead = await region.signIn('Leerplicht Waterdam', 'team-lead');
  const { body } = await lead.get<Readiness>('/regions/current/check');
  for (const name of ['Rietplas', 'GGD Waterrijk', 'SWV VO Waterrijk', 'Wijkteam Oost']) {
    expect(body.organisations).toContainEqual(
      expect.objectContaining({ name, covenantOn: '2026-06-18', processorAgreementOn: '2026-07-02' }),
    );
  }
  expect((await school.get('/regions/current/check')).status).toBe(403);
});
