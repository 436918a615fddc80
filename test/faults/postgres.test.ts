import { expectByTheRules } from '../support/by-the-rules';
import { expectEachSent } from '../support/each-sent-once';
import { LivingCases } from '../support/living-cases';
import { OwnPostgres } from '../support/own-postgres';
import { bothQueues } from '../support/queues';
import { until } from '../support/until';
import { WorkerBuild } from '../support/worker-process';
import { Supervised } from '../support/supervised';

let build: WorkerBuild;
let postgres: OwnPostgres;
beforeAll(async () => {
  build = new WorkerBuild();
  postgres = await OwnPostgres.start();
  process.env['TEST_POSTGRES_URL'] = postgres.url('postgres');
});
afterAll(() => postgres.stop());

/**
 * PostgreSQL remembers; whoever uses it may lose it at any moment. How each promise was seen to fail: with alarms in a
 * table that is not logged, a server that was killed has forgotten them; without listening to a connection from its first
 * moment on, a worker ends when it is cut in that moment.
 *
 * With the queue on PostgreSQL a worker may end: BullMQ hears of the end of its listening connection only from the moment
 * on that it is made (bullmq 6.7.0), and one that is cut in that very moment ends the process. It is started again, as
 * a region's supervisor does, and nothing is lost.
 */
bothQueues((store) => {
  let living: LivingCases;
  let workers: Supervised;

  beforeEach(async () => {
    living = await LivingCases.open(store, 30);
    workers = new Supervised(build, living.platform.config);
    await workers.start(2);
  });
  afterEach(async () => {
    await workers.stop();
    await living.stop();
  });

  test('PostgreSQL is killed in the middle of firing, and started again on its data', async () => {
    for (let round = 0; round < 2; round += 1) {
      await living.act(living.ids[round]!, { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
      const due = await living.goOnUntilAllTell();
      const before = await living.fired();
      const held = await living.platform.holding('lock table firing in share mode');
      await living.clockAt(due);
      await until(isFiring);
      await postgres.kill();
      await held.release();
      await postgres.again();
      await living.allGoneOff();
      expect(await living.fired()).toBeGreaterThanOrEqual(before + living.ids.length - 2);
    }
    await living.halfAMinuteOfTheMachine();
    await living.allSent();
    await expectByTheRules(living.platform);
    await expectEachSent(living.platform);
    expect(workers.ended).toBe(0);
  });

  test('connections are cut again and again while alarms go off and people act', async () => {
    for (let round = 0; round < 4; round += 1) {
      await living.clockAt(await living.nextMoment());
      const acting = living.act(living.ids[round]!, { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
      for (let time = 0; time < 5; time += 1) await until(cut);
      await acting;
      await living.allGoneOff();
    }
    await living.halfAMinuteOfTheMachine();
    await living.allSent();
    await expectByTheRules(living.platform);
    await expectEachSent(living.platform);
    const ended = store.name === 'Redis' ? workers.ended : 0;
    expect(ended).toBe(0);
  });

  /** A worker is in the middle of writing what went off. */
  async function isFiring(): Promise<boolean> {
    const waiting = await living.platform.rows(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%with due as materialized%'`,
    );
    return waiting.length > 0;
  }

  /** Ends every connection to the database except the one that asks; says whether there was any. */
  async function cut(): Promise<boolean> {
    const gone = await living.platform.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
    );
    return gone.length > 0;
  }
});
