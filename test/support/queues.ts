import { Redis } from 'ioredis';

/** Where BullMQ keeps its jobs, for one run of a story. */
export interface QueueStore {
  readonly name: 'PostgreSQL' | 'Redis';
  /** What the store adds to the configuration: nothing, or the address of a Redis database that nobody else uses. */
  settings(): Promise<{ REDIS_URL?: string }>;
}

/** For what does not hang on the store. */
export const onPostgres: QueueStore = { name: 'PostgreSQL', settings: async () => ({}) };
const onRedis: QueueStore = { name: 'Redis', settings: async () => ({ REDIS_URL: await emptyRedis() }) };

/** Describes the same story on both stores; without a Redis server that half shows as skipped. */
export function bothQueues(story: (store: QueueStore) => void): void {
  describe('with the queue on PostgreSQL', () => story(onPostgres));
  const where = process.env['TEST_REDIS_URL'] ? describe : describe.skip;
  where('with the queue on Redis', () => story(onRedis));
}

/** Counts in the first database of the server, which tests keep free for it. */
const counter = 'terugweg:tests';

/**
 * The address of the next empty database of the test server. It is never emptied by us: the server may be
 * somebody's, and then what is in it too.
 */
async function emptyRedis(): Promise<string> {
  const address = process.env['TEST_REDIS_URL']!;
  const server = new Redis(address, { db: 0, maxRetriesPerRequest: 1 });
  try {
    const [, count] = (await server.config('GET', 'databases')) as [string, string];
    for (let tried = 1; tried < Number(count); tried += 1) {
      await server.select(0);
      const number = 1 + ((await server.incr(counter)) % (Number(count) - 1));
      await server.select(number);
      if ((await server.dbsize()) === 0) return Object.assign(new URL(address), { pathname: `/${number}` }).href;
    }
    throw new Error('The Redis server has no empty database left: give the tests one of their own');
  } finally {
    server.disconnect();
  }
}
