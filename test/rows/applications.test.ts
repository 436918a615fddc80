import type { StepItem } from '../../apps/api/src/shapes';
import { LivingRegion } from '../support/living-region';
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

const applied = (on: string) =>
  region.api.openCase(
    school,
    { 'applied-on': on, enrolled: false, cooperates: true },
    { workflow: 'duty-of-care', firstDayAbsent: on },
  );
const stepSeenBy = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === key);

/** Seen to fail where no answer is no more than late. */
test('row 77: an application that nobody answers is known as that, apart from one that is answered late, and the alliance asks', async () => {
  const [silent, late] = [await applied('2026-11-23'), await applied('2026-11-23')];
  expect((await school.act(late, { act: 'done', step: 'receipt', outcome: 'ordinary' })).status).toBe(200);
  await school.act(late, { act: 'done', step: 'answer' });
  await region.until('2026-12-08T09:30');
  expect(await stepSeenBy(officer, silent, 'answer')).toMatchObject({ state: 'missed', missedAs: 'no-response' });
  expect(await stepSeenBy(officer, silent, 'receipt')).toMatchObject({ state: 'missed' });
  expect((await stepSeenBy(officer, silent, 'receipt'))!.missedAs).toBeUndefined();
  expect((await stepSeenBy(officer, late, 'answer'))!.missedAs).toBeUndefined();
  expect((await officer.told(silent)).join('\n')).toMatch(/geen antwoord gekomen/);
  expect(await stepSeenBy(alliance, silent, 'ask-school')).toMatchObject({ by: 'alliance', state: 'open' });
  const { body } = await officer.get<{ items: StepItem[] }>('/missed?as=no-response&limit=200');
  const mine = body.items.filter(({ caseId }) => [silent, late].includes(caseId));
  expect(mine.map(({ caseId, step }) => [caseId, step])).toEqual([[silent, 'answer']]);
});
