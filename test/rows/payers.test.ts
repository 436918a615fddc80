import { LivingRegion } from '../support/living-region';
import {
  addFacility,
  newestPlacement,
  newestRequest,
  offer,
  onPlacement,
  onRequest,
  waitingCase,
} from '../support/places-over-api';
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

const waiting = (more: object = {}) => waitingCase(region.api, school, more);

const payerStep = async (who: Visitor, id: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === 'placement/payer');

/** Seen to fail without asking who pays at the start, and with an alliance that may not say it. */
test('row 68: whether board, alliance or municipality pays is said by the alliance, and nobody begins before that', async () => {
  const id = await waiting({ type: 'education-care' });
  await offer(alliance, id, await addFacility(alliance, { type: 'education-care' }));
  await onPlacement(school, id, { act: 'accept' });
  const begin = () => onPlacement(alliance, id, { act: 'start', on: '2026-12-07', seen: true });
  const refused = await begin();
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    422,
    expect.stringContaining('besluit eerst wie deze plaatsing betaalt'),
  ]);
  expect((await onRequest(school, id, { act: 'set-payer', payer: 'alliance' })).status).toBe(403);
  for (const payer of ['municipality', 'alliance', 'board']) {
    await onRequest(alliance, id, { act: 'set-payer', payer });
    expect(await newestRequest(school, id)).toMatchObject({ payer, payerSince: '2026-12-07' });
  }
  await begin();
  expect(await newestPlacement(officer, id)).toMatchObject({ state: 'started', startedOn: '2026-12-07' });
});

/** Seen to fail when a decision on who pays does not end the step, and with a ladder that never comes to the boards. */
test('row 89: while nobody agrees who pays the case says since when and by when, and after ten working days the boards hear it', async () => {
  const [stuck, decided] = [await waiting({ type: 'education-care' }), await waiting({ type: 'supra-school' })];
  for (const id of [stuck, decided]) {
    await onRequest(alliance, id, { act: 'check', as: 'payer-unclear' });
    await onRequest(alliance, id, { act: 'set-payer', payer: 'disputed' });
    expect(await newestRequest(officer, id)).toMatchObject({ payer: 'disputed', payerSince: '2026-12-07' });
    expect(await payerStep(school, id)).toMatchObject({ state: 'open', dueOn: '2026-12-21' });
  }
  await onRequest(alliance, decided, { act: 'set-payer', payer: 'municipality' });
  expect(await payerStep(officer, decided)).toMatchObject({ state: 'done' });
  await region.until('2026-12-22T10:00');
  expect(await payerStep(officer, stuck)).toMatchObject({ state: 'missed' });
  const heard = await Promise.all([stuck, decided].map((id) => region.mailsTo('SWV VO Waterrijk', id, 'board')));
  expect(heard.map(({ length }) => length)).toEqual([1, 0]);
});
