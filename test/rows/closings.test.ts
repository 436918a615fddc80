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
const close = (id: string, more: object) => officer.act(id, { act: 'close', ...more });
const endOf = async (who: Visitor, id: string) => {
  const { phase, closed } = await who.caseFile(id);
  return { isOpen: phase === 'open', ...closed };
};

/** Seen to fail when nothing asks for the day. */
test('row 8: a case closes with how it ended, and a return with its day, which the school sees', async () => {
  const id = await newCase();
  expect((await close(id, {})).status).toBe(400);
  expect((await close(id, { outcome: 'returned-own-school' })).status).toBe(422);
  for (const returnedOn of ['2026-11-09', '2026-12-08', '2026-02-30']) {
    expect((await close(id, { outcome: 'returned-own-school', returnedOn })).status).toBeGreaterThanOrEqual(400);
  }
  expect(await endOf(school, id)).toEqual({ isOpen: true });
  expect((await close(id, { outcome: 'returned-own-school', returnedOn: '2026-12-03' })).status).toBe(200);
  expect(await endOf(school, id)).toEqual({
    isOpen: false,
    outcome: 'returned-own-school',
    returnedOn: '2026-12-03',
  });
});

/** Seen to fail when nothing asks for the day. */
test('row 8: what the school reports as a return the officer confirms with the day', async () => {
  const id = await newCase();
  const steps = { 'round-table': 'plan-possible', 'return-plan': 'own-school', 'build-up': 'on-track' };
  for (const [step, outcome] of Object.entries({ ...steps, return: 'returned' })) {
    expect((await school.act(id, { act: 'done', step, outcome })).status).toBe(200);
  }
  const confirm = (more: object) => officer.act(id, { act: 'done', step: 'confirm-closing', ...more });
  expect((await confirm({})).status).toBe(422);
  expect(await endOf(school, id)).toEqual({ isOpen: true });
  expect((await confirm({ returnedOn: '2026-12-07' })).status).toBe(200);
  expect(await endOf(school, id)).toMatchObject({ isOpen: false, returnedOn: '2026-12-07' });
});

/** Seen to fail when nothing looks at the day, and when the day of an earlier closing is told. */
test('row 8: what does not end in a return has no day of it, and an opened case loses it', async () => {
  const id = await newCase();
  expect((await close(id, { outcome: 'admin-error', returnedOn: '2026-12-03' })).status).toBe(422);
  await close(id, { outcome: 'returned-own-school', returnedOn: '2026-12-03' });
  const reason = 'De leerling bleef na een week weer thuis.';
  expect((await officer.act(id, { act: 'reopen', reason, starts: ['return'] })).status).toBe(200);
  expect(await endOf(school, id)).toEqual({ isOpen: true });
  expect((await close(id, { outcome: 'admin-error' })).status).toBe(200);
  expect(await endOf(school, id)).toEqual({ isOpen: false, outcome: 'admin-error' });
});
