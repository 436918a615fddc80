import PgBoss from 'pg-boss';
import type { Alarm } from '../effect';
import type { Contestant } from './contestant';
import { alarmsAsJobs, Effect } from './jobs';

const queue = 'deadlines';
const concurrency = 16;

type Jobs = PgBoss.Job<Alarm>[];

const bossOn = (url: string) =>
  new PgBoss({ connectionString: url, max: 4, supervise: false, schedule: false }).on('error', console.error);

/** Fetching and completing ourselves, without a pause between: its own workers wait half a second after each batch. */
function pgBoss(
  name: string,
  most: Contestant['most'],
  batchSize: number,
  handle: (effect: Effect, jobs: Jobs) => Promise<void>,
): Contestant {
  return {
    name,
    processes: 2,
    most,
    async load(ground) {
      const boss = bossOn(ground.url);
      await boss.start();
      await boss.createQueue(queue);
      const { due, later } = await alarmsAsJobs(ground);
      const at = new Date(Date.now() + 86_400_000);
      for (const alarms of [due, later]) {
        for (let first = 0; first < alarms.length; first += 10_000) {
          const some = alarms.slice(first, first + 10_000);
          await boss.insert(some.map((data) => ({ name: queue, data, startAfter: at, expireInSeconds: 3600 })));
        }
      }
      await boss.stop({ graceful: false });
      const dueFrom = Date.now() + 3000;
      await ground.rows(
        `update pgboss.job set start_after = to_timestamp($1 / 1000.0)
          where name = $2 and (data ->> 'at')::timestamptz = $3`,
        [dueFrom, queue, due[0]!.at],
      );
      await ground.rows('vacuum analyze pgboss.job');
      return dueFrom;
    },
    async work({ DATABASE_URL }, report) {
      const effect = new Effect(DATABASE_URL, concurrency);
      const boss = bossOn(DATABASE_URL);
      await boss.start();
      for (;;) {
        const jobs = await boss.fetch<Alarm>(queue, { batchSize });
        if (jobs.length === 0) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          continue;
        }
        await handle(effect, jobs);
        await boss.complete(
          queue,
          jobs.map(({ id }) => id),
        );
        report(jobs.length);
      }
    },
  };
}

/** Each job its own transaction, sixteen at a time of the hundred that are fetched. */
export const pgBossPerJob = pgBoss('pg-boss, per job', { pending: 100_000, due: 10_000 }, 100, async (effect, jobs) => {
  await Promise.all(jobs.map(({ data }) => effect.one(data)));
});

/** A thousand jobs at a time, with our own statement for a thousand. */
export const pgBossInBatches = pgBoss(
  'pg-boss, in batches',
  { pending: 1_000_000, due: 100_000 },
  1000,
  (effect, jobs) => effect.many(jobs.map(({ data }) => data)),
);
