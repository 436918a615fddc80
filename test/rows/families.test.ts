import type { FamilyPage } from '../../apps/api/src/families/family.shapes';
import { type Recorded, recorded } from '../support/families';
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
const page = async ({ visitor }: Recorded) => (await visitor.get<FamilyPage>('/family')).body;
const subjectsAt = ({ email }: Recorded) => region.mailsAt(email).map(({ subject }) => subject);
const subjects = async (...of: Parameters<LivingRegion['mailsTo']>) =>
  (await region.mailsTo(...of)).map(({ subject }) => subject);

/** Words that hold somebody to account, or that only partners use. */
const harsh = /te laat|niet op tijd|gemist|verwijtbaar|trede|escalat|missed|late\b|notify|DUO/i;

/** Seen to fail when the guard does not keep families to their own page, and partners out of it. */
test('row 5: parents have a page of their own: who to turn to and what comes next, in words that blame nobody', async () => {
  const id = await newCase();
  const note = { category: 'attendance', audience: 'parties', text: 'Moeder was boos aan de telefoon.' };
  await school.make(`/cases/${id}/notes`, note);
  const mother = await recorded(region, school, id);
  const { motto, cases } = await page(mother);
  expect(motto.nl).toContain('niet voor of tegen ouders of school');
  expect(cases).toEqual([
    expect.objectContaining({
      id,
      director: expect.objectContaining({ organisation: 'Rietplas', who: { nl: 'De school', en: 'The school' } }),
      contact: expect.objectContaining({ organisation: 'Rietplas' }),
      next: expect.objectContaining({ on: '2026-12-09' }),
      agreed: [],
    }),
  ]);
  expect(cases[0]!.expected.map(({ who, what }) => `${who.nl} ${what.nl}`)).toContain(
    'Leerplicht zoekt samen met u uit wat nodig is',
  );
  await region.until('2026-12-10T09:00');
  expect(JSON.stringify(await page(mother))).not.toMatch(harsh);
  expect(JSON.stringify(await page(mother))).not.toContain('boos');
  for (const path of ['/me', '/my-day', '/missed', '/cases', `/cases/${id}`, `/cases/${id}/timeline`]) {
    expect([path, (await mother.visitor.get(path)).status]).toEqual([path, 403]);
  }
  expect((await mother.visitor.act(id, { act: 'done', step: 'notify' })).status).toBe(403);
  expect((await school.get('/family')).status).toBe(403);
});

/** Seen to fail when the words of a question are for whoever asked alone: the school has nothing to answer. */
test('row 5: parents ask the own contact, who answers them and nobody else', async () => {
  const id = await newCase();
  const [mother, father] = [await recorded(region, school, id), await recorded(region, school, id, { name: 'Karim' })];
  await school.act(id, { act: 'ask-family', of: 'parents', what: 'come-and-talk', days: 10 });
  const step = 'agreed-with-parents-come-and-talk';
  const path = `/family/cases/${id}/questions`;
  expect((await mother.visitor.send(path, { step, text: 'Mag mijn zus mee?' })).status).toBe(200);
  const asked = (await school.caseFile(id)).steps.find((one) => one.question?.from === 'parents')!;
  expect(asked).toMatchObject({ asked: { question: 'Mag mijn zus mee?' }, acts: expect.arrayContaining(['answer']) });
  expect(JSON.stringify(await officer.caseFile(id))).not.toContain('mijn zus');
  await school.act(id, { act: 'answer', step: asked.step, text: 'Ja, graag zelfs.' });
  await region.until('2026-12-10T10:00');
  expect(subjectsAt(mother)).toContain('Er is een antwoord op uw vraag');
  expect((await page(mother)).cases[0]!.asked).toEqual([
    expect.objectContaining({ question: 'Mag mijn zus mee?', answer: 'Ja, graag zelfs.' }),
  ]);
  expect((await page(father)).cases[0]!.asked).toEqual([]);
});

/** Seen to fail when a step of the family climbs the ladder `to-management`: the table hears of it. */
test('row 58: parents do what was agreed with them: reminded gently, and what is left open climbs no ladder', async () => {
  const id = await newCase();
  const mother = await recorded(region, school, id);
  const agreed = { act: 'ask-family', of: 'parents', what: 'give-your-view', days: 5 };
  expect((await officer.act(id, agreed)).status).toBe(403);
  expect((await school.act(id, agreed)).status).toBe(200);
  const step = 'agreed-with-parents-give-your-view';
  await region.until('2026-12-10T11:00');
  expect(subjectsAt(mother)).toContain('Er is iets met u afgesproken');
  const own = async () => (await page(mother)).cases[0]!.agreed;
  expect(await own()).toEqual([
    {
      step,
      what: { nl: 'Laten weten hoe u het zelf ziet', en: 'Tell how you see it yourself' },
      on: '2026-12-17',
      isDone: false,
    },
  ]);
  for (const moment of ['2026-12-15T10:00', '2026-12-21T10:00', '2026-12-24T10:00']) await region.until(moment);
  expect(subjectsAt(mother)).toEqual([
    'Er is iets met u afgesproken',
    'Een geheugensteuntje voor een afspraak met u',
    'Kunnen wij u ergens mee helpen?',
  ]);
  expect(await subjects('Rietplas', id)).toContain('Vraag een gezin wat helpt');
  const shown = (await officer.caseFile(id)).steps.find((one) => one.step === step);
  expect(shown).toMatchObject({ state: 'open', lateDays: 0, by: 'parents' });
  const late = await officer.get<{ items: { caseId: string; step: string }[] }>('/missed?limit=100');
  expect(late.body.items.filter((one) => one.caseId === id).map((one) => one.step)).not.toContain(step);
  const said = (await officer.told(id)).filter((sentence) => sentence.includes('Laten weten hoe'));
  expect(said.join('\n')).not.toMatch(/te laat|niet op tijd/);
  expect(said.join('\n')).not.toMatch(/teamleider|tafel|directie|procesregisseur/);
  expect((await mother.visitor.send(`/family/cases/${id}/steps/${step}/done`, {})).status).toBe(200);
  expect((await officer.caseFile(id)).steps.find((one) => one.step === step)).toMatchObject({ state: 'done' });
  expect((await officer.told(id))[0]).toMatch(/is gedaan$/);
  expect((await own())[0]).toEqual(expect.objectContaining({ step, isDone: true }));
});

/** Seen to fail when nobody looks how old the child is, and when what is agreed with parents is the young person's as well. */
test('row 5: from twelve a young person has a page of his own, with what was agreed with him and nobody else', async () => {
  const id = await newCase();
  const mother = await recorded(region, school, id);
  const boy = await recorded(region, school, id, { name: 'Ilias', kind: 'young-person', source: 'told' });
  await school.act(id, { act: 'ask-family', of: 'young-person', what: 'try-at-school', days: 10 });
  await school.act(id, { act: 'ask-family', of: 'parents', what: 'bring-papers', days: 10 });
  const [his, hers] = [(await page(boy)).cases[0]!.agreed, (await page(mother)).cases[0]!.agreed];
  expect(his.map(({ step }) => step)).toEqual(['agreed-with-young-person-try-at-school']);
  expect(hers.map(({ step }) => step)).toEqual(['agreed-with-parents-bring-papers']);
  const theirs = `/family/cases/${id}/steps/agreed-with-parents-bring-papers/done`;
  expect((await boy.visitor.send(theirs, {})).status).toBe(404);
  const primary = await region.signIn('De Wilg');
  const young = await region.api.openCase(primary, { enrolled: true }, { at: 'De Wilg' });
  const told = { name: 'Bo', kind: 'young-person', source: 'told', since: '2026-01-01', email: 'bo@thuis.example' };
  expect((await primary.make(`/cases/${young}/family`, told)).status).toBe(422);
});
