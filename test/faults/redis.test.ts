import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { queueBackend, type SafeQueue } from '@app/platform';
import { Redis } from 'ioredis';
import { deliveriesQueue } from '@app/cases';
import { tickQueue } from '../../apps/worker/src/tick.processor';
import { expectByTheRules } from '../support/by-the-rules';
import { expectEachSentOnce } from '../support/each-sent-once';
import { LivingCases } from '../support/living-cases';
import { RedisServer } from '../support/redis-server';
import { until } from '../support/until';
import { WorkerBuild } from '../support/worker-process';

const seconds = 1000;
const withRedis = RedisServer.program ? describe : describe.skip;
if (!RedisServer.program) console.log('No redis-server on the PATH: faults of Redis are skipped.');

/**
 * What Redis knows may be gone at any moment. How each promise was seen to fail: without the 30 seconds after which the
 * relay hands a message over again, what waited in Redis is never sent; without the timer of `KeepTicking` nothing goes
 * off while the server is stopped; without its putting back no tick comes from a server that began anew; without
 * the lock on a message while it is sent, one that is handed over again goes out twice.
 */
withRedis('two workers, whose Redis', () => {
  let build: WorkerBuild;
  let server: RedisServer;
  let living: LivingCases;
  let deliveries: SafeQueue;

  beforeAll(() => {
    build = new WorkerBuild();
  });
  beforeEach(async () => {
    server = await RedisServer.start(mkdtempSync(join(process.env['TEST_FOLDER']!, 'redis-')));
    living = await LivingCases.open({ name: 'Redis', settings: async () => ({ REDIS_URL: server.url }) }, 40);
    const { config } = living.platform;
    deliveries = queueBackend(config).queue(deliveriesQueue);
    await Promise.all([build.start(config), build.start(config)]);
  });
  afterEach(async () => {
    await build.killAll();
    await deliveries.close();
    await living.stop();
    await server.kill();
  });

  test('is emptied in the middle of firing, and while messages wait in it', async () => {
    for (let round = 0; round < 4; round += 1) {
      await inTheMiddleOfFiring(emptied);
      await living.act(living.ids[round]!, { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
      await living.allGoneOff();
    }
    await whileMessagesWait(emptied);
    await living.allSent();
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform);
  });

  test('is stopped for a minute: alarms go off at their moment, their messages when it is back', async () => {
    const due = await living.goOnUntilAllTell();
    await living.allSent();
    const before = await living.fired();
    await living.clockAt(due - 30 * seconds);
    await server.kill();
    for (const later of [-15, 0, 15, 30]) {
      await living.clockAt(due + later * seconds);
      await living.allGoneOff();
    }
    expect(await living.fired()).toBeGreaterThanOrEqual(before + living.ids.length);
    await living.act(living.ids[0]!, { act: 'done', step: 'talk', outcome: 'plan-possible' });
    expect(await living.unsent()).toBeGreaterThanOrEqual(living.ids.length);
    expect(await living.platform.rows('select from outbox where settled_at is null and queued_at is not null')).toEqual(
      [],
    );
    server = await server.again();
    await living.allSent();
    await living.goOn();
    await living.allSent();
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform);
  });

  test('ends and starts again empty: in the middle of firing, and while messages wait in it', async () => {
    await inTheMiddleOfFiring(restarted);
    await whileMessagesWait(restarted);
    await living.allSent();
    const ticks = queueBackend(living.platform.config).queue(tickQueue);
    await until(async () => (await ticks.getJobSchedulersCount()) === 1);
    await ticks.close();
    await living.goOn();
    await living.allSent();
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform);
  });

  async function inTheMiddleOfFiring(fault: () => Promise<void>): Promise<void> {
    const before = await living.fired();
    await living.clockAt(await living.nextMoment());
    await until(async () => (await living.fired()) > before);
    await fault();
    await living.allGoneOff();
    await living.halfAMinuteOfTheMachine();
  }

  /** Nobody is given a message until the fault, which makes Redis forget that too. */
  async function whileMessagesWait(fault: () => Promise<void>): Promise<void> {
    const due = await living.goOnUntilAllTell();
    await living.allSent();
    await deliveries.pause();
    await living.clockAt(due);
    await living.allGoneOff();
    await until(async () => (await deliveries.count()) >= living.ids.length);
    await fault();
    expect(await deliveries.count()).toBe(0);
    expect(await living.unsent()).toBeGreaterThanOrEqual(living.ids.length);
    await living.halfAMinuteOfTheMachine();
  }

  async function emptied(): Promise<void> {
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
  }

  async function restarted(): Promise<void> {
    await server.kill();
    server = await server.again();
  }
});
