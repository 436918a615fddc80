import { BullModule, WorkerHost } from '@nestjs/bullmq';
import { type DynamicModule, Injectable, Logger, Module, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import {
  createPostgresBackend,
  createRedisBackend,
  type Processor,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { Config } from './config';
import { keepable } from './log';

type Where = Pick<Config, 'DATABASE_URL' | 'REDIS_URL'>;
type Connection = QueueOptions['connection'];

const log = new Logger('Queue');

/**
 * The queue's store, chosen by `REDIS_URL` alone. Options, never an open connection: what opens a connection closes
 * it. `max` bounds each queue's pool on PostgreSQL, which is made per queue and per worker.
 */
function connectionOf(config: Where): Connection {
  if (config.REDIS_URL) return { url: config.REDIS_URL } as Connection;
  return { connectionString: config.DATABASE_URL, max: 2 } as unknown as Connection;
}

/** @nestjs/bullmq passes options only, so the backend is told from the connection in them. */
const backendOf = ({ connection }: Pick<QueueOptions, 'connection'>) =>
  ('connectionString' in connection ? createPostgresBackend : createRedisBackend) as typeof createRedisBackend;

/**
 * On Redis: how often a command is tried while the server is gone. Adding a job fails soon, and the outbox adds it
 * again; a worker waits for as long as it takes.
 */
const patient = (connection: Connection, maxRetriesPerRequest: number | null): Connection =>
  'url' in connection ? ({ ...connection, maxRetriesPerRequest } as Connection) : connection;

/**
 * A queue whose finished jobs are gone at once and whose failed ones stay to be seen. Counts or ages in
 * `removeOnComplete` are never given: on PostgreSQL that deletes rows of others in the finishing transaction and
 * deadlocks (bullmq 6.7.0). A job tries five times unless it says otherwise.
 */
export class SafeQueue extends Queue {
  constructor(name: string, options: QueueOptions) {
    const defaultJobOptions = {
      attempts: 5,
      backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
      ...options.defaultJobOptions,
      removeOnComplete: true,
    };
    super(name, { ...options, connection: patient(options.connection, 1), defaultJobOptions }, backendOf(options));
    this.on('error', (error) => log.error(error));
  }
}

/** A worker that keeps to five jobs at a time and takes over a killed worker's job within some twenty seconds. */
export class SafeWorker extends Worker {
  constructor(name: string, process: Processor, options: WorkerOptions) {
    if ((options.concurrency ?? 1) > 5) throw new Error(`Queue ${name}: at most 5 jobs at a time (deadlocks above it)`);
    const takeOver = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 10 };
    const connection = patient(options.connection, null);
    super(name, discreet(process), { ...takeOver, ...options, connection }, backendOf(options));
    this.on('error', (error) => log.error(error));
    this.on('failed', (job, error) => log.warn({ queue: name, job: job?.id, attempt: job?.attemptsMade, error }));
  }
}

/** Why a job failed stays with it, for who reads the queue: without what the database quotes of what was sent. */
function discreet(process: Processor): Processor {
  if (typeof process !== 'function') return process;
  return async (...job) => {
    try {
      return (await process(...job)) as unknown;
    } catch (error) {
      throw error instanceof Error ? keepable(error) : error;
    }
  };
}

/** What tests and scripts use outside Nest: the same queues and workers, closed by whoever made them. */
export function queueBackend(config: Where) {
  const connection = connectionOf(config);
  return {
    name: config.REDIS_URL ? ('redis' as const) : ('postgres' as const),
    queue: (name: string) => new SafeQueue(name, { connection }),
    worker: (name: string, process: Processor, options: { concurrency?: number } = {}) =>
      new SafeWorker(name, process, { ...options, connection }),
  };
}

/** Lets running jobs end before anything else of the process is taken down. */
@Injectable()
class WorkersFirst implements OnModuleDestroy {
  constructor(private readonly discovery: DiscoveryService) {}

  async onModuleDestroy(): Promise<void> {
    const hosts = this.discovery.getProviders().map(({ instance }): unknown => instance);
    await Promise.all(hosts.filter((host) => host instanceof WorkerHost).map((host) => host.worker.close()));
  }
}

@Module({})
class QueueModule {}

/**
 * BullMQ in Nest, global: `@InjectQueue(name)` for each of `names` and `@Processor(name)` work the same on Redis and
 * on PostgreSQL (whose tables `migrate` makes).
 */
export function queueModule(config: Where, ...names: string[]): DynamicModule {
  BullModule.queueClass = SafeQueue;
  BullModule.workerClass = SafeWorker;
  const queues = BullModule.registerQueue(...names.map((name) => ({ name })));
  return {
    module: QueueModule,
    global: true,
    imports: [
      DiscoveryModule,
      BullModule.forRootAsync({ useFactory: () => ({ connection: connectionOf(config) }) }),
      queues,
    ],
    providers: [WorkersFirst],
    exports: [queues],
  };
}
