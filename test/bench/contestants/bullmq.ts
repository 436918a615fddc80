import { queueBackend } from '@app/platform';
import { Worker } from 'bullmq';
import type { Alarm } from '../effect';
import type { Contestant, Where } from './contestant';
import { alarmsAsJobs, Effect } from './jobs';

const queueName = 'deadlines';
const atOnce = 1000;
/** Milliseconds for adding the due jobs, which are added last. */
const loadingMs = 6000;

/** A delayed job per deadline, as BullMQ's own pages advise. */
function bullmq(name: string, concurrency: number, settings: (where: Where) => Partial<Where>): Contestant {
  const backend = (where: Where) => queueBackend({ DATABASE_URL: where.DATABASE_URL, ...settings(where) });
  return {
    name,
    processes: 2,
    most: { pending: 100_000, due: 10_000 },
    async load(ground, where) {
      const queue = backend(where).queue(queueName);
      const { due, later } = await alarmsAsJobs(ground);
      const add = async (alarms: readonly Alarm[], delayUntil: number) => {
        for (let first = 0; first < alarms.length; first += atOnce) {
          const delay = Math.max(1, delayUntil - Date.now());
          await queue.addBulk(
            alarms.slice(first, first + atOnce).map((data) => ({ name: 'fire', data, opts: { delay } })),
          );
        }
      };
      await add(later, Date.now() + 86_400_000);
      const at = Date.now() + loadingMs;
      await add(due, at);
      await queue.close();
      if (Date.now() > at) throw new Error(`${name}: adding ${due.length} jobs took too long`);
      return at;
    },
    async work(where, report) {
      const effect = new Effect(where.DATABASE_URL, concurrency);
      const fire = async ({ data }: { data: Alarm }) => {
        await effect.one(data);
        report(1);
      };
      const { REDIS_URL } = settings(where);
      // Our own worker keeps to five jobs at a time, which only the store on PostgreSQL asks for.
      const worker = REDIS_URL
        ? new Worker(queueName, fire, { connection: { url: REDIS_URL }, concurrency })
        : backend(where).worker(queueName, fire, { concurrency });
      worker.on('error', console.error);
    },
  };
}

export const bullmqOnRedis = bullmq('BullMQ on Redis', 16, ({ REDIS_URL }) => ({ REDIS_URL }));
export const bullmqOnPostgres = bullmq('BullMQ on PostgreSQL', 5, () => ({}));
