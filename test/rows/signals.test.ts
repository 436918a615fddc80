import { LivingRegion } from '../support/living-region';
import { type Child, fileOf, type Visitor } from '../support/running-api';

interface Stated {
  signals: { id: string; opens: string }[];
}
interface Problem {
  type: string;
}
interface Noticed {
  notices: { rows: { reason: { nl: string } }[] };
}
type Answered = { id: string } & Problem;

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

const toState = async (who: Visitor) => (await who.get<Stated>('/signals')).body.signals.map(({ id }) => id);
const state = (who: Visitor, { school: at, pupil, bornOn }: Child, signal: string) =>
  who.make<Answered>('/signals', { school: at, pupil, bornOn, signal });
const workflows = async (who: Visitor, id: string) => (await who.caseFile(id)).workflows.map((one) => one.id);

/** Everything that a person reads of a case: itself, its timeline, why a step is due, his own lists. */
async function readBy(who: Visitor, id: string): Promise<string> {
  const file = await who.caseFile(id);
  const paths = [
    `/cases/${id}/timeline`,
    '/my-day',
    '/missed-steps',
    ...file.steps.map(({ step }) => `/cases/${id}/steps/${step}/why`),
  ];
  const answers = await Promise.all(paths.map((path) => who.get<unknown>(path)));
  return JSON.stringify([file, ...answers.map(({ body }) => body)]);
}

/** Seen to fail when whoever opens cases states what the agreement says that others state. */
test('row 25: an hour and great concern is stated by the school, and the officer has the case at once', async () => {
  const child = await region.childWithoutCase();
  const [alliance, doctor] = await Promise.all([region.signIn('SWV VO Waterrijk'), region.signIn('GGD Waterrijk')]);
  expect(await toState(school)).toEqual(expect.arrayContaining(['one-hour-concern', 'undermining-threat']));
  expect([await toState(alliance), await toState(doctor)]).toEqual([[], []]);
  for (const other of [alliance, doctor]) expect((await state(other, child, 'one-hour-concern')).status).toBe(403);
  const { status, body } = await state(school, child, 'one-hour-concern');
  expect(status).toBe(201);
  expect(await workflows(officer, body.id)).toEqual(['signal-absence']);
  expect((await officer.told(body.id)).join('\n')).toContain('Signaal: Gemeld op ma 7 dec 2026');
  expect((await state(school, child, 'one-hour-concern')).body.id).toBe(body.id);
  expect((await state(school, { ...child, bornOn: '2001-01-01' }, 'one-hour-concern')).status).toBe(404);
  expect((await doctor.get(`/cases/${body.id}`)).status).toBe(404);
});

const reason = /ondermijning|undermining|recruit|veiligheid|safety/i;

/** The steps of a case of which somebody reads in the list that they were done otherwise than agreed. */
async function deviating(who: Visitor, id: string): Promise<string[]> {
  const { body } = await who.get<{ items: { caseId: string; step: string }[] }>('/deviations?limit=200');
  return body.items.filter(({ caseId }) => caseId === id).map(({ step }) => step);
}

/** Seen to fail when nothing of a case is hidden from anybody, and when a list asks nobody what he knows. */
test('row 25: why there is a threat is read by who states it, the officer and who helps; others see a step without a name', async () => {
  const { body } = await state(school, await region.childWithoutCase(), 'undermining-threat');
  const { id } = body;
  const step = (await officer.caseFile(id)).steps.find((one) => one.step === 'safety')!;
  expect(step).toMatchObject({ title: { nl: 'Hulp- en veiligheidspartner inschakelen' }, state: 'open' });
  await officer.act(id, { act: 'ask', step: 'safety', of: 'school', question: 'Wie op school weet hiervan?' });
  const alliance = await region.bringIn(officer, id, 'SWV VO Waterrijk');
  const team = await region.bringIn(officer, id, 'Wijkteam Oost');
  expect(await readBy(team, id)).toMatch(reason);
  expect((await alliance.caseFile(id)).steps).toContainEqual(
    expect.objectContaining({
      step: 'confidential-1',
      title: { nl: 'Vertrouwelijke stap', en: 'Confidential step' },
      dueOn: step.dueOn,
    }),
  );
  expect(await readBy(alliance, id)).not.toMatch(reason);
  expect((await alliance.told(id)).join('\n')).toContain('Signaal: vertrouwelijk');
  expect((await alliance.get(`/cases/${id}/steps/safety/why`)).status).toBe(404);
  expect((await alliance.act(id, { act: 'nudge', step: 'safety' })).status).toBe(404);
  expect((await alliance.act(id, { act: 'nudge', step: 'confidential-1' })).status).toBe(200);

  const later = {
    act: 'extend',
    step: 'safety',
    to: '2026-12-09',
    reason: 'De partner kan pas woensdag met ons praten.',
  };
  expect((await officer.act(id, later)).status).toBe(200);
  expect([await deviating(team, id), await deviating(alliance, id)]).toEqual([['safety'], []]);
});

/** Seen to fail when whoever opens cases states it, and when the last school takes part from the start. */
test('row 63: absolute absence is stated by the officer, and nobody else hears of it', async () => {
  const child = await region.childWithoutCase();
  expect([(await toState(officer)).includes('absolute'), (await toState(school)).includes('absolute')]).toEqual([
    true,
    false,
  ]);
  expect((await state(school, child, 'absolute')).status).toBe(403);
  const { status, body } = await state(officer, child, 'absolute');
  expect([status, await workflows(officer, body.id)]).toEqual([201, ['absolute-absence']]);
  expect((await officer.caseFile(body.id)).director).toMatchObject({ role: 'compulsory-education', rule: 'D6' });
  for (const other of ['Rietplas', 'SWV VO Waterrijk', 'GGD Waterrijk', 'Wijkteam Oost']) {
    expect([other, (await (await region.signIn(other)).get(`/cases/${body.id}`)).status]).toEqual([other, 404]);
  }
});

/** Seen to fail when the ages at which a child is noticed are others. */
test('row 63: who is enrolled nowhere any more is noticed in the list that the office brings; a school brings none', async () => {
  const { school: at, bornOn } = await region.childWithoutCase();
  const bring = (who: Visitor) =>
    who.send<Noticed>(
      '/v1/imports/enrolments',
      fileOf(`geboortedatum;brin;status;begin;eind\n${bornOn};${at};uitgeschreven;2022-08-01;2026-11-30`),
    );
  expect((await bring(school)).status).toBe(403);
  const { body } = await bring(await region.signIn('Leerplicht Waterdam', 'administrator'));
  expect(body.notices.rows.map(({ reason: { nl } }) => nl)).toEqual([
    'Dit kind is leerplichtig of kwalificatieplichtig en nergens meer ingeschreven',
  ]);
});
