import { clockAt, endedCase } from '../../../../test/support/ended-case';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import { forgetMessages } from './forget-messages';
import { forgetSessions } from './forget-sessions';

/** P22: what goes by the clock alone. */

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer] = await Promise.all([api.signIn('Rietplas'), api.signIn('Leerplicht Waterdam')]);
});
afterAll(() => api.stop());

/** Two messages of a case to one person, which were sent on a morning. */
async function toldTwice(caseId: string): Promise<void> {
  await api.rows('delete from outbox where case_id = $1', [caseId]);
  await api.rows(
    `insert into outbox (seq, case_id, person_id, recipient, template, settled_at)
     select n, $1::uuid, (select id from person order by id limit 1), 'x', 'of ' || $1::uuid, '2026-12-07T09:00:00Z' from generate_series(1, 2) n`,
    [caseId],
  );
}

const left = async (caseId: string) =>
  (await api.rows<{ seq: number }>('select seq from outbox where case_id = $1 order by seq', [caseId])).map(
    ({ seq }) => seq,
  );

/** Takes rounds until nothing is left that may go. */
async function forgetAll(): Promise<void> {
  while ((await forgetMessages(api.door)) > 0);
}

/** Seen to fail with a day too early, with what is held forgotten too, and with the last message of a case that runs. */
test('P22 retention: which messages were sent is known for two years; of a case that runs the last to somebody stays', async () => {
  const [ended, held] = [await endedCase(api, school, officer), await endedCase(api, school, officer)];
  const runs = await api.openCase(school);
  const keeper = await api.signIn('Leerplicht Waterdam', 'privacy-officer');
  await keeper.make('/retention/holds', { case: held, reason: 'Er loopt een klacht.' });
  for (const id of [ended, held, runs]) await toldTwice(id);
  const all = async () => [await left(ended), await left(held), await left(runs)];
  await clockAt(api, '2028-12-07T12:00:00+01:00');
  await forgetAll();
  expect(await all()).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  await clockAt(api, '2028-12-08T12:00:00+01:00');
  await forgetAll();
  expect(await all()).toEqual([[], [1, 2], [2]]);
});

/** Seen to fail where the region is not asked. */
test('P22 retention: a region that agreed on a shorter term forgets its messages sooner', async () => {
  await clockAt(api, '2026-12-07T08:00:00+01:00');
  const ended = await endedCase(api, school, officer);
  await toldTwice(ended);
  await api.rows(`update region set settings = jsonb_set(settings::jsonb, '{retention}', '{"message": 6}')`);
  await clockAt(api, '2027-06-07T12:00:00+02:00');
  await forgetAll();
  expect(await left(ended)).toEqual([1, 2]);
  await clockAt(api, '2027-06-08T12:00:00+02:00');
  await forgetAll();
  expect(await left(ended)).toEqual([]);
});

/** Sessions begin by the clock of the machine, and so are forgotten by it. Seen to fail where every session is. */
test('P22 retention: a session is forgotten a day after it began, and no sooner', async () => {
  await forgetSessions(api.door);
  await api.rows('delete from session');
  const began = async (who: Visitor, ago: string) => {
    const { id } = (await who.get<{ id: string }>('/me')).body;
    await api.rows(`update session set began_at = clock_timestamp() - $2::interval where person_id = $1`, [id, ago]);
    return id;
  };
  const [one, other] = [await api.signIn('Rietplas'), await api.signIn('GGD Waterrijk')];
  const kept = await began(one, '23 hours 59 minutes');
  await began(other, '24 hours 1 minute');
  expect(await forgetSessions(api.door)).toBe(1);
  expect(await api.rows('select person_id as id from session')).toEqual([{ id: kept }]);
});
