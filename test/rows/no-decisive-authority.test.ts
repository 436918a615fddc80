import { randomUUID } from 'node:crypto';
import { LivingRegion } from '../support/living-region';
import { TableOverHttp } from '../support/table-over-http';

let region: LivingRegion;

/** Four regions with their year behind them take minutes to make on a machine that is busy. */
beforeAll(async () => void (region = await LivingRegion.start('whole')), 300_000);
afterAll(() => region.stop());

/** Seen to fail without the ladders of Noorderveld: the fifth rung reaches nobody there, and no board has it on its agenda. */
test('row 96: where nobody holds decisive authority, directors of both sides hear it and the boards have it on their agenda', async () => {
  const [school, officer, chair] = await Promise.all([
    region.signIn('Waddencollege'),
    region.signIn('Leerplicht Noordwolde'),
    region.signIn('Thuiszitterstafel Noorderveld', 'chair'),
  ]);
  const at = 'Waddencollege';
  const id = await region.api.openCase(school, { enrolled: true }, { firstDayAbsent: '2026-09-01', at });
  await region.until('2026-12-07T10:00');
  expect((await region.mailsTo(at, id, 'board')).map(({ subject }) => subject)).toEqual([
    'Een zaak duurt langer dan afgesproken',
  ]);
  expect(await region.mailsTo('Leerplicht Noordwolde', id, 'management')).toHaveLength(1);
  const seen = await officer.caseFile(id);
  expect(seen.agenda.map(({ reason }) => reason)).toContain('A5');
  expect(seen.steps.map(({ step }) => step)).not.toContain('A5-of-at-home');
  expect(await new TableOverHttp(chair).reasons('2026-12-10', id)).not.toContain('A5');
  const decision = {
    answers: 'A5-of-at-home',
    what: 'place',
    party: 'school',
    within: { count: 10, unit: 'working-days' },
    motivation: 'Alle andere plekken in de regio zijn gevraagd en vol.',
  };
  const refused = await chair.send(`/cases/${id}/decisions`, decision, { 'idempotency-key': randomUUID() });
  expect(refused.status).toBe(403);
});
