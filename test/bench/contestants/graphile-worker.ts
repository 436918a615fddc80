import { Logger, run, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import type { Alarm } from '../effect';
import type { Contestant } from './contestant';
import { alarmsAsJobs, Effect } from './jobs';

const concurrency = 16;

/** A job per deadline; jobs are fetched in batches and marked done in batches, as its performance page advises. */
export const graphileWorker: Contestant = {
  name: 'graphile-worker',
  processes: 2,
  most: { pending: 100_000, due: 10_000 },
  async load(ground) {
    await runMigrations({ connectionString: ground.url });
    const { due, later } = await alarmsAsJobs(ground);
    const add = (alarms: readonly Alarm[]) =>
      ground.rows(
        `select count(*) from graphile_worker.add_jobs(array(
           select json_populate_record(null::graphile_worker.job_spec, json_build_object(
             'identifier', 'fire', 'payload', job, 'run_at', now() + interval '1 day'))
             from json_array_elements($1) job))`,
        [JSON.stringify(alarms)],
      );
    for (const alarms of [due, later]) {
      for (let first = 0; first < alarms.length; first += 10_000) await add(alarms.slice(first, first + 10_000));
    }
    const at = Date.now() + 3000;
    await ground.rows(
      `update graphile_worker._private_jobs set run_at = to_timestamp($1 / 1000.0)
        where id in (select id from graphile_worker._private_jobs order by id limit $2)`,
      [at, due.length],
    );
    await ground.rows('vacuum analyze graphile_worker._private_jobs');
    return at;
  },
  async work({ DATABASE_URL }, report) {
    const effect = new Effect(DATABASE_URL, concurrency);
    const pgPool = new Pool({ connectionString: DATABASE_URL, max: concurrency + 2 });
    pgPool.on('error', console.error).on('connect', (client) => void client.on('error', console.error));
    const fire = async (alarm: unknown) => {
      await effect.one(alarm as Alarm);
      report(1);
    };
    await run({
      pgPool,
      concurrency,
      pollInterval: 100,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      taskList: { fire },
      preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  },
};
