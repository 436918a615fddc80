import { type Config, queueBackend, readConfig } from '@app/platform';
import { WorkerBuild } from '../support/worker-process';
import type { Bench } from './bench';
import { Ground } from './ground';
import type { Size } from './region';

/** A region on which real workers can be started, their ticks through BullMQ on Redis. */
export interface Working {
  readonly ground: Ground;
  readonly config: Config;
  readonly build: WorkerBuild;
}

/** Messages are handed to the queue, which keeps them: what is measured is when alarms go off, not how quick a mail server is. */
export async function withRealWorkers<T>(
  { servers, seeds }: Bench,
  size: Size,
  work: (working: Working) => Promise<T>,
): Promise<T> {
  if (!servers.redis) throw new Error('There is no redis-server on the PATH: install it, or this cannot be measured');
  const { url, drop } = await seeds.copy(size);
  const ground = await Ground.on(url);
  const config = readConfig({
    DATABASE_URL: url,
    REDIS_URL: servers.redis.url,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
  });
  const deliveries = queueBackend(config).queue('deliveries');
  await deliveries.pause();
  const build = new WorkerBuild();
  try {
    await ground.rows('vacuum analyze');
    return await work({ ground, config, build });
  } finally {
    await build.killAll();
    await deliveries.close();
    await ground.leave();
    await drop();
  }
}
