import { connect, Door } from '@app/platform';
import { freshDatabase } from '../../../test/support/database';
import { fillDemonstration } from './fill';

const config = { WORKFLOWS_DIR: './workflows' };
let database: Awaited<ReturnType<typeof freshDatabase>>;
let source: Awaited<ReturnType<typeof connect>>;
let door: Door;

beforeAll(async () => {
  database = await freshDatabase();
  source = await connect({ DATABASE_URL: database.url });
  door = new Door(source);
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const figures = () =>
  source.query(`
    select (select count(*)::int from pupil) as pupils, (select count(*)::int from absence) as absences,
           (select count(*)::int from case_file) as cases, (select count(*)::int from timeline) as events,
           (select count(*)::int from step where state = 'waiting') as waiting,
           (select count(*)::int from step where state = 'open' and missed) as missed,
           (select count(*)::int from case_file where proposed_role is not null) as proposed,
           (select count(*)::int from outbox where settled_at is null) as unsent`);

test('the region is made within seconds, has cases in several states, and is the same again after a reset', async () => {
  const began = Date.now();
  await fillDemonstration(door, config);
  console.log(Date.now() - began, 'ms', await figures());
  console.log(
    await source.query(`select phase, count(*) from case_file group by 1`),
    await source.query(`select signal, count(*) from signal_firing group by 1`),
    await source.query(`select state, missed, count(*) from step group by 1,2 order by 1,2`),
    await source.query(
      `select organisation.name, state, count(*) from step join organisation on organisation.id=organisation_id group by 1,2 order by 1,2`,
    ),
    await source.query(`select now(), * from clock`),
  );
}, 120_000);
