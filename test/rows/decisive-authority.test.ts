import { randomUUID } from 'node:crypto';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let authority: Visitor;

/** Of a child that has been at home for three months, whose decision is asked on the first morning; nobody decides in the other. */
let asked: string;
let undecided: string;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer, authority] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('Wethouder onderwijs Waterdam'),
  ]);
  asked = await region.api.openCase(school, { enrolled: true }, { firstDayAbsent: '2026-09-01' });
  undecided = await region.api.openCase(school, { enrolled: true }, { firstDayAbsent: '2026-09-01' });
  await region.until('2026-12-08T12:00');
});
afterAll(() => region.stop());

const stepSeenBy = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === key);

/** Seen to fail without what was asked, and with a decision of decisive authority that is declined. */
test('row 79: who holds decisive authority decides what was asked, with a reason; whoever carries it out confirms it', async () => {
  const id = asked;
  const decision = {
    answers: 'A5-of-at-home',
    what: 'place',
    party: 'school',
    within: { count: 10, unit: 'working-days' },
    motivation: 'Alle andere plekken in de regio zijn gevraagd en vol.',
  };
  const decide = (who: Visitor, body: object) =>
    who.send(`/cases/${id}/decisions`, body, { 'idempotency-key': randomUUID() });
  expect((await region.mailsTo('Wethouder onderwijs Waterdam', id)).map(({ subject }) => subject)).toEqual([
    'Er wordt een besluit van u gevraagd',
  ]);
  expect(await stepSeenBy(authority, id, 'A5-of-at-home')).toMatchObject({ state: 'open' });
  expect((await decide(officer, decision)).status).toBe(403);
  expect((await decide(authority, { ...decision, motivation: 'Daarom.' })).status).toBe(400);
  expect((await decide(authority, { ...decision, answers: 'return-plan' })).status).toBe(422);
  expect((await decide(authority, decision)).status).toBe(200);
  expect(await stepSeenBy(officer, id, 'A5-of-at-home')).toMatchObject({ state: 'done' });
  expect(await stepSeenBy(school, id, 'decision-1')).toMatchObject({
    state: 'open',
    dueOn: '2026-12-22',
    decided: { from: 'decisive-authority', what: 'place', motivation: decision.motivation },
  });
  const answer = { act: 'answer-decision', step: 'answer-to-decision-1' };
  expect((await school.act(id, { ...answer, says: 'declined', reason: 'Wij hebben geen plek.' })).status).toBe(422);
  expect((await school.act(id, { ...answer, says: 'accepted' })).status).toBe(200);
  expect((await officer.told(id)).join('\n')).toMatch(/De school gaat akkoord met besluit 1/);
});

/** Seen to fail with a decision that is missed like any other step. */
test('row 79: what nobody decides in ten working days is on the regional list, which the officer sees', async () => {
  await region.until('2026-12-22T09:30');
  const { body } = await officer.get<{ cases: { caseId: string }[] }>('/v1/regional-list');
  expect(JSON.stringify(body)).toContain(undecided);
  expect((await officer.caseFile(undecided)).onRegionalList).toBe(true);
});
