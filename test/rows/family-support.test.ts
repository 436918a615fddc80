import { randomUUID } from 'node:crypto';
import type { Disagreements, FamilyPage } from '../../apps/api/src/families/family.shapes';
import { type Recorded, recorded } from '../support/families';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let team: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  school = await region.signIn('Rietplas');
  officer = await region.signIn('Leerplicht Waterdam');
  team = await region.signIn('Wijkteam Oost');
});
afterAll(() => region.stop());

const newCase = () => region.api.openCase(school, { enrolled: true });
const page = async ({ visitor }: Recorded) => (await visitor.get<FamilyPage>('/family')).body;
const step = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find((one) => one.step === key);
const subjects = async (...of: Parameters<LivingRegion['mailsTo']>) =>
  (await region.mailsTo(...of)).map(({ subject }) => subject);

/** Seen to fail when whoever directs mediates as well: the alliance sees nothing. */
test('row 95: parents who want a track of their own say so: the alliance mediates, and they read where else to go', async () => {
  const id = await newCase();
  const [mother, father] = [await recorded(region, school, id), await recorded(region, school, id, { name: 'Karim' })];
  const alliance = await region.signIn('SWV VO Waterrijk');
  expect((await alliance.get(`/cases/${id}`)).status).toBe(404);
  const wish = 'Wij willen dat hij naar de timmerwerkplaats gaat, maar niemand betaalt.';
  const said = await mother.visitor.make(`/family/cases/${id}/disagreements`, { about: 'own-track', wish });
  expect(said.status).toBe(200);
  expect(await step(alliance, id, 'mediation')).toMatchObject({ by: 'alliance', state: 'open', dueOn: '2026-12-21' });
  const { disagreements } = (await alliance.get<Disagreements>(`/cases/${id}/disagreements`)).body;
  expect(disagreements).toEqual([expect.objectContaining({ role: 'parents', about: 'own-track', wish })]);
  expect(JSON.stringify(await page(father))).not.toContain('timmerwerkplaats');
  await region.until('2026-12-07T10:00');
  expect(await subjects('SWV VO Waterrijk', id)).toEqual(['Een gezin ziet het anders']);
  expect((await officer.told(id)).join('\n')).not.toContain('timmerwerkplaats');
  const { body } = await mother.visitor.get<{ disputes: { id: string }[] }>('/family/explained');
  expect(body.disputes.map((one) => one.id)).toEqual(
    expect.arrayContaining(['mediation', 'education-consultant', 'disputes-committee', 'objection']),
  );
  await alliance.act(id, { act: 'done', step: 'mediation' });
  expect((await page(mother)).cases[0]).toMatchObject({
    otherwise: [{ wish, about: { nl: 'een eigen traject' } }],
    mediation: { isDone: true, who: { nl: 'Het samenwerkingsverband' } },
  });
  const youthHealth = await region.signIn('GGD Waterrijk');
  expect((await youthHealth.get(`/cases/${id}/disagreements`)).status).toBe(404);
});

interface Explained {
  readonly id: string;
  readonly plain: { readonly nl: string };
}

/** Seen to fail when an explanation has a sentence that goes on and on. */
test('row 97: who never had to do with schools reads in short sentences who is who', async () => {
  const mother = await recorded(region, school, await newCase());
  const { body } = await mother.visitor.get<Record<string, Explained[]>>('/family/explained');
  expect(body['whoIsWho']!.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education']),
  );
  const sentences = Object.values(body).flatMap((all) => all.flatMap(({ plain }) => plain.nl.split(/(?<=[.?!])\s+/)));
  expect(sentences.length).toBeGreaterThan(30);
  expect(sentences.filter((one) => one.split(' ').length > 15)).toEqual([]);
});

/** Seen to fail when a supporter has the place of a parent: he is mailed too. */
test('row 97: a supporter sees what the family sees and may ask; the family ends it when it wants', async () => {
  const id = await newCase();
  const mother = await recorded(region, school, id);
  const asked = { name: 'Hanneke de Groot', kind: 'supporter', source: 'asked-by-family' };
  const supporter = await recorded(region, school, id, asked);
  await school.act(id, { act: 'ask-family', of: 'parents', what: 'bring-papers', days: 10 });
  const agreed = 'agreed-with-parents-bring-papers';
  const seen = (await page(supporter)).cases[0]!;
  expect(seen.agreed.map((one) => one.step)).toEqual([agreed]);
  const questions = `/family/cases/${id}/questions`;
  expect((await supporter.visitor.send(questions, { of: 'school', text: 'Welke papieren?' })).status).toBe(200);
  expect((await supporter.visitor.send(`/family/cases/${id}/steps/${agreed}/done`, {})).status).toBe(404);
  expect(await step(school, id, agreed)).toMatchObject({ state: 'open' });
  await region.until('2026-12-07T11:00');
  expect([region.mailsAt(mother.email).length, region.mailsAt(supporter.email).length]).toEqual([1, 0]);
  const { supporters } = await page(mother);
  expect(supporters).toEqual([{ id: supporter.relative.id, name: 'Hanneke de Groot' }]);
  expect((await mother.visitor.send(`/family/supporters/${supporter.relative.id}/end`, {})).status).toBe(200);
  expect((await supporter.visitor.get('/family')).status).toBe(401);
});

async function careThatStarted(): Promise<string> {
  const { school: number, pupil, bornOn } = await region.childWithoutCase();
  const child = { school: number, pupil, bornOn, firstDayAbsent: '2026-11-09' };
  const asked = { ...child, workflow: 'care-waiting', reason: 'worry-of-partner', facts: { cooperates: true } };
  const { body } = await school.send<{ id: string }>('/cases', asked, { 'idempotency-key': randomUUID() });
  await team.act(body.id, { act: 'set', facts: { 'care-started': true } });
  return body.id;
}

/** Seen to fail when help that is not used sets that the family does not cooperate. */
test('row 98: help that is not used is asked about, and held against nobody', async () => {
  const id = await careThatStarted();
  const mother = await recorded(region, team, id);
  await team.act(id, { act: 'done', step: 'care-check', outcome: 'not-used' });
  expect((await officer.caseFile(id)).facts).toMatchObject({ cooperates: true, 'care-started': false });
  expect(await step(officer, id, 'what-helps')).toMatchObject({ state: 'open', by: 'neighbourhood-team' });
  expect((await team.act(id, { act: 'ask-family', of: 'parents', what: 'use-care', days: 2 })).status).toBe(200);
  const agreed = 'agreed-with-parents-use-care';
  for (const moment of ['2026-12-11T10:00', '2026-12-16T10:00']) await region.until(moment);
  expect(region.mailsAt(mother.email).map(({ subject }) => subject)).toContain('Kunnen wij u ergens mee helpen?');
  const seen = await officer.caseFile(id);
  expect(seen.steps.find((one) => one.step === agreed)).toMatchObject({ state: 'open', lateDays: 0 });
  expect([seen.director.role, seen.facts['cooperates']]).toEqual(['neighbourhood-team', true]);
  const refused = await team.act(id, {
    act: 'escalate',
    step: agreed,
    to: 'F2',
    reason: 'Het gezin reageert al weken niet.',
  });
  expect(refused.status).toBe(422);
  expect((await page(mother)).cases[0]!.agreed).toEqual([expect.not.objectContaining({ on: expect.anything() })]);
  await mother.visitor.send(`/family/cases/${id}/steps/${agreed}/done`, {});
  expect(await step(team, id, agreed)).toMatchObject({ state: 'done' });
});
