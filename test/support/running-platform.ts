import { caseParts, unsent } from '@app/cases';
import { type Config, connect, Door, Log, queueBackend, readConfig, sqlState } from '@app/platform';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Job, Queue } from 'bullmq';
import { getQueueToken } from '@nestjs/bullmq';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { TickProcessor, tickQueue } from '../../apps/worker/src/tick.processor';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { type FreshDatabase, freshDatabase } from './database';
import { Holding } from './holding';
import { mailCatcher, type MailCatcher } from './mail';
import type { QueueStore } from './queues';
import { until } from './until';
import type { Look } from './replayed-case';

type Source = Awaited<ReturnType<typeof connect>>;

/** Keeps the lines of a log. */
export interface LogKept {
  write(line: string): void;
}

interface PlatformWanted {
  /** False for a test that starts workers of its own. */
  readonly withWorker?: boolean;
  /** With the demonstration's small region. */
  readonly isFilled?: boolean | 'whole';
  /** Where its auditor tells that it is there. */
  readonly HEARTBEAT_URL?: string;
  /** What it logs goes here, everything it has to say; left out, it says nothing. */
  readonly log?: LogKept;
}

/** A worker as a region runs it, on a database, a queue and a mail catcher of its own; the test moves its clock. */
export class RunningPlatform {
  readonly parts = caseParts({ WORKFLOWS_DIR: './workflows' });
  readonly door: Door;
  /** Where the clock was put, in the order in which it was. */
  readonly looks: Look[] = [];

  private constructor(
    readonly config: Config,
    readonly mails: MailCatcher,
    private readonly database: FreshDatabase,
    private readonly source: Source,
    private readonly owner: Pool,
    private readonly worker: INestApplicationContext | undefined,
  ) {
    this.door = new Door(source);
  }

  /**
   * @param store where its queues are
   */
  static async start(
    store: QueueStore,
    { withWorker = true, isFilled = false, HEARTBEAT_URL, log }: PlatformWanted = {},
  ): Promise<RunningPlatform> {
    const logger = log ? new Log({ LOG_LEVEL: 'trace' }, log) : false;
    Logger.overrideLogger(logger);
    const database = await freshDatabase({ isFilled });
    const mails = await mailCatcher({ keep: 100_000 });
    const config = readConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      SMTP_URL: mails.url,
      HEARTBEAT_URL,
      ...(await store.settings()),
    });
    const source = await connect(config);
    // One connection that stays, and another only when that one was cut: a story keeps tables of its own in it.
    const owner = new Pool({ connectionString: database.url, max: 1, idleTimeoutMillis: 0 });
    owner.on('error', () => undefined);
    const worker = withWorker
      ? await NestFactory.createApplicationContext(WorkerModule.with(config), { logger, abortOnError: false })
      : undefined;
    return new RunningPlatform(config, mails, database, source, owner, worker);
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    await this.owner.end();
    await this.source.destroy();
    await this.mails.close();
    await this.database.drop();
  }

  /** Puts the clock of agreements at a moment, also an earlier one, and holds it there. */
  async clockAt(moment: number): Promise<void> {
    const [last] = await this.rows<{ after: number }>(
      `select (case when is_called then last_value else 0 end)::float8 as after from timeline_seq`,
    );
    this.looks.push({ at: moment, after: last!.after });
    await this.owner.query(`update clock set held_at = to_timestamp($1 / 1000.0)`, [moment]);
  }

  /** Rows as the owner sees them, past every wall. */
  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  /** Holds the rows of a question in a transaction of its own, as somebody at work would. */
  holding(question: string): Promise<Holding> {
    return Holding.begin(this.config.DATABASE_URL, question);
  }

  /** No tick is handed to any worker from now on. */
  async holdTicks(): Promise<void> {
    const ticks = queueBackend(this.config).queue(tickQueue);
    await ticks.pause();
    await ticks.close();
  }

  /** Forgets every job and scheduler, as Redis does that lost its memory. */
  async emptyQueues(): Promise<void> {
    if (this.config.REDIS_URL) {
      const redis = new Redis(this.config.REDIS_URL);
      await redis.flushdb();
      return redis.disconnect();
    }
    const tables = await this.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname = 'bullmq' and tablename not like '%migration%'`,
    );
    const all = tables.map(({ name }) => name).join(', ');
    for (let isEmpty = false; !isEmpty;) {
      isEmpty = await this.rows(`truncate ${all}`).then(
        () => true,
        (error: unknown) => {
          // Workers are at their jobs: PostgreSQL lets one of us go first.
          if (sqlState(error) !== '40P01') throw error;
          return false;
        },
      );
    }
  }

  /** Lets the worker look once, through the queue, and waits until it has. */
  async tick(): Promise<void> {
    const { worker } = this.worker!.get(TickProcessor);
    const looked = new Set<string | undefined>();
    const note = (job: Job) => void looked.add(job.id);
    // Before the job is added: it may be done before we are told that it was.
    worker.on('completed', note);
    const { id } = await this.worker!.get<Queue>(getQueueToken(tickQueue)).add('look', {});
    while (!looked.has(id)) await once(worker, 'completed');
    worker.off('completed', note);
  }

  /** Waits until every message was sent or dropped. It asks: the last may be through before we listen. */
  delivered(): Promise<void> {
    return until(async () => (await this.door.asMachine({ task: 'test', role: 'worker' }, unsent)) === 0);
  }
}
