import type { StepItem } from '../../apps/api/src/shapes';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let team: Visitor;
let alliance: Visitor;
/** A case that waits for care from the first morning. */
let waitsForCare: string;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer, team, alliance] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('Wijkteam Oost'),
    region.signIn('SWV VO Waterrijk'),
  ]);
  waitsForCare = await waiting('care-waiting');
});
afterAll(() => region.stop());

const waiting = (workflow: string) => region.api.openCase(school, { enrolled: true }, { workflow });
const stepSeenBy = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === key);

/** Seen to fail where priority does not shorten the term. */
test('row 72: a home-sitter goes before others at the care desk: ten working days, where the law gives eight weeks', async () => {
  const [first, other] = [await waiting('care-waiting'), await waiting('care-waiting')];
  await team.act(first, { act: 'done', step: 'name-need', outcome: 'priority' });
  await team.act(other, { act: 'done', step: 'name-need', outcome: 'ordinary' });
  expect((await officer.caseFile(first)).facts).toMatchObject({ priority: true });
  expect(await stepSeenBy(school, first, 'decision-with-priority')).toMatchObject({
    by: 'neighbourhood-team',
    dueOn: '2026-12-21',
    source: expect.stringMatching(/^Afspraak/),
  });
  expect(await stepSeenBy(school, other, 'decision-with-priority')).toBeUndefined();
  expect(await stepSeenBy(school, other, 'decision')).toMatchObject({
    dueOn: '2027-02-01',
    source: expect.stringMatching(/^Wet/),
  });
});

interface Waiting {
  readonly items: readonly StepItem[];
}
const waitsFor = async (who: Visitor, queue: string) =>
  (await who.get<Waiting>(`/waiting?for=${queue}&limit=200`)).body.items;

/** Seen to fail with one list of everything that waits. */
test('row 87: what waits for diagnostics is a list of its own, since when, and is looked at again every four weeks', async () => {
  const [id, care] = [await waiting('diagnostics-waiting'), await waiting('care-waiting')];
  await alliance.act(id, { act: 'done', step: 'payer', outcome: 'alliance-pays' });
  await alliance.act(id, { act: 'wait', step: 'request', for: 'diagnostics' });
  await team.act(care, { act: 'wait', step: 'intake', for: 'care' });
  const [listed, ...more] = (await waitsFor(school, 'diagnostics')).filter(({ caseId }) => [id, care].includes(caseId));
  expect([listed, more]).toMatchObject([
    {
      caseId: id,
      step: 'request',
      by: 'alliance',
      state: 'waiting',
      waitingFor: 'diagnostics',
      waitingSince: '2026-12-07',
    },
    [],
  ]);
  expect((await waitsFor(officer, 'care')).map(({ caseId }) => caseId)).toContain(care);
  expect((await waitsFor(await region.signIn('De Oever'), 'diagnostics')).map(({ caseId }) => caseId)).not.toContain(
    id,
  );
  expect(listed!.next).toMatchObject({ kind: 'review', at: '2027-01-04T09:00:00+01:00' });
  await region.until('2027-01-04T10:00');
  expect(await stepSeenBy(school, id, 'queue-review')).toMatchObject({ by: 'alliance', dueOn: '2027-01-11' });
  expect(await stepSeenBy(school, id, 'request')).toMatchObject({ state: 'waiting' });
});

/** Seen to fail where nothing follows when motivation falls. */
test('row 86: who waits for care is asked after every four weeks, and when it gets worse the school adjusts what happens meanwhile', async () => {
  const id = waitsForCare;
  await region.until('2027-01-04T11:00');
  const asked = (await team.caseFile(id)).steps.find(({ step, state }) => step === 'wellbeing' && state !== 'done');
  expect(asked).toMatchObject({ by: 'neighbourhood-team', task: 'wellbeing-check' });
  expect((await school.act(id, { act: 'done', step: 'wellbeing', outcome: 'worse' })).status).toBe(403);
  const evidence = { on: '2027-01-04', with: ['pupil'], how: 'at-home', answer: 'worse' };
  const act = { act: 'done', step: 'wellbeing', outcome: 'motivation-falls', evidence };
  expect((await team.act(id, act)).status).toBe(200);
  expect(await stepSeenBy(school, id, 'bridging-again')).toMatchObject({
    by: 'school',
    state: 'open',
    dueOn: '2027-01-11',
  });
  expect((await officer.caseFile(id)).facts).toMatchObject({ worsened: true });
  await school.act(id, { act: 'done', step: 'bridging-again', outcome: 'adjusted' });
  expect((await officer.caseFile(id)).facts).toMatchObject({ worsened: false });
});
