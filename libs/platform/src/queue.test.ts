import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Job, type Queue, UnrecoverableError, type Worker } from 'bullmq';
import { freshDatabase } from '../../../test/support/database';
import { bothQueues } from '../../../test/support/queues';
import { Door, PlatformModule, queueBackend, queueModule, readConfig, type SafeQueue } from './index';

bothQueues((store) => {
  const open: { close(): Promise<void> }[] = [];
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let config: Parameters<typeof queueBackend>[0];
  let backend: ReturnType<typeof queueBackend>;
  let turn = 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await freshDatabase();
    config = { DATABASE_URL: database.url, ...(await store.settings()) };
    backend = queueBackend(config);
  });

  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  });

  afterAll(() => database.drop());

  const newQueue = (): SafeQueue => kept(backend.queue(`trial-${(turn += 1)}`));
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    open.push(one);
    return one;
  };
  test('its name follows from the configuration', () =>
    expect(backend.name).toBe(store.name.startsWith('P') ? 'postgres' : 'redis'));

  test('a job is delivered, and gone when it is done', async () => {
    const queue = newQueue();
    await queue.add('tell', { delivery: 'd1' }, { jobId: 'd1' });
    const worker = kept(backend.worker(queue.name, async (job) => job.data as unknown));
    const done = await heard(worker, 'completed');
    expect(done.data).toEqual({ delivery: 'd1' });
    expect(await queue.getJob('d1')).toBeUndefined();
  });

  test('a job that fails is tried again', async () => {
    const queue = newQueue();
    await queue.add('tell', {}, { backoff: { type: 'fixed', delay: 10 } });
    const worker = kept(
      backend.worker(queue.name, async (job) => {
        if (job.attemptsMade < 2) throw new Error('no answer');
        return 'taken';
      }),
    );
    const done = await heard(worker, 'completed');
    expect([done.attemptsMade, done.returnvalue]).toEqual([3, 'taken']);
  });

  test('a job that is of no use to try again stays to be seen', async () => {
    const queue = newQueue();
    await queue.add('tell', {}, { jobId: 'lost' });
    const worker = kept(backend.worker(queue.name, () => Promise.reject(new UnrecoverableError('no such address'))));
    await heard(worker, 'failed');
    expect((await queue.getFailed()).map(({ id, failedReason }) => [id, failedReason])).toEqual([
      ['lost', 'no such address'],
    ]);
    await queue.obliterate({ force: true });
  });

  test('one id is one job, however often it is added', async () => {
    const queue = newQueue();
    const rows = [{ name: 'tell', data: {}, opts: { jobId: 'outbox-7' } }];
    await Promise.all([queue.addBulk(rows), queue.addBulk(rows), queue.addBulk(rows)]);
    let taken = 0;
    const worker = kept(backend.worker(queue.name, async () => (taken += 1)));
    const last = queue.add('last', {});
    await new Promise<void>((resolve) => worker.on('completed', ({ name }) => name === 'last' && resolve()));
    await last;
    expect(taken).toBe(2);
  });

  test('a queue never counts or ages what it throws away, and a worker keeps to five at a time', async () => {
    const queue = newQueue();
    expect(queue.defaultJobOptions.removeOnComplete).toBe(true);
    expect(() => backend.worker(queue.name, async () => undefined, { concurrency: 6 })).toThrow('at most 5');
  });

  test('in Nest, processors and injected queues are of the same kind; closing lets a running job end, with its database', async () => {
    const name = 'nest';
    const told: string[] = [];
    const begun = gate();
    const mayEnd = gate();

    @Processor(name)
    class Tells extends WorkerHost {
      @Inject(Door) private readonly door!: Door;

      override async process(job: Job<{ delivery: string }>): Promise<void> {
        begun.open();
        await mayEnd.passed;
        const visit = () => this.door.asMachine({ task: 'tell', role: 'worker' }, async () => undefined);
        for (let visits = 0; visits < 100; visits += 1) await visit();
        told.push(job.data.delivery);
      }
    }
    class Adds {
      constructor(@InjectQueue(name) readonly queue: Queue) {}
    }
    const app = await Test.createTestingModule({
      // In this order Nest would close the database first.
      imports: [queueModule(config, name), PlatformModule.with(readConfig({ ...config }))],
      providers: [Tells, Adds],
    }).compile();
    await app.init();
    await app.get(Adds).queue.add('tell', { delivery: 'd9' });
    await begun.passed;
    const closing = app.close();
    mayEnd.open();
    await closing;
    expect(told).toEqual(['d9']);
  });
});

function gate(): { open: () => void; passed: Promise<void> } {
  const made = { open: (): void => undefined };
  const passed = new Promise<void>((resolve) => (made.open = resolve));
  return { open: () => made.open(), passed };
}

function heard(worker: Worker, event: 'completed' | 'failed'): Promise<Job> {
  return new Promise((resolve) => worker.once(event as 'completed', (job: Job) => resolve(job)));
}
