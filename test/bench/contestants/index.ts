import { bullmqOnPostgres, bullmqOnRedis } from './bullmq';
import type { Contestant } from './contestant';
import { graphileWorker } from './graphile-worker';
import { ours } from './ours';
import { pgBossInBatches, pgBossPerJob } from './pg-boss';
import { pgbench } from './pgbench';

export type { Contestant, Where } from './contestant';
export { bullmqOnPostgres, bullmqOnRedis, graphileWorker, ours, pgBossInBatches, pgBossPerJob, pgbench };

/** Everybody, by name: what a process of a contestant is started with. */
export const contestants: ReadonlyMap<string, Contestant> = new Map(
  [ours, bullmqOnRedis, bullmqOnPostgres, graphileWorker, pgBossPerJob, pgBossInBatches, pgbench].map((one) => [
    one.name,
    one,
  ]),
);
