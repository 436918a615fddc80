import { once } from 'node:events';
import { deliveriesQueue } from '@app/cases';
import { queueBackend, type SafeQueue } from '@app/platform';
import { expectByTheRules } from '../support/by-the-rules';
import { expectEachSent, expectEachSentOnce } from '../support/each-sent-once';
import { LivingCases } from '../support/living-cases';
import { MoodyMail } from '../support/moody-mail';
import { bothQueues } from '../support/queues';
import { until } from '../support/until';
import { WorkerBuild } from '../support/worker-process';

let build: WorkerBuild;
beforeAll(() => {
  build = new WorkerBuild();
});

/**
 * A mail server may be at its worst. How each promise was seen to fail: with the case locked while its mail is sent,
 * nothing goes off while the server does not answer; with one attempt for each job, what is refused for now does not come
 * soon; without making way for a job that tried as often as it may, its message is never sent; with every refusal taken
 * for one for now, what is refused for good comes again; without a Message-ID of our own a second time is another mail.
 */
bothQueues((store) => {
  let mail: MoodyMail;
  let living: LivingCases;
  let deliveries: SafeQueue;
  /** A moment at which every case tells somebody something. */
  let due: number;

  beforeEach(async () => {
    mail = await MoodyMail.start();
    living = await LivingCases.open(store, 10);
    const { config } = living.platform;
    deliveries = queueBackend(config).queue(deliveriesQueue);
    await build.start({ ...config, SMTP_URL: mail.url });
    due = await living.goOnUntilAllTell();
    await living.allSent();
  });
  afterEach(async () => {
    await build.killAll();
    await deliveries.close();
    await living.stop();
    await mail.close();
  });

  test('a server that does not answer holds up no alarm and nobody at work', async () => {
    const answer = new AbortController();
    const answered = once(answer.signal, 'abort');
    mail.mood = () => answered.then(() => 'take');
    const [before, fired] = [mail.taken.length, await living.fired()];
    await living.clockAt(due);
    await until(async () => mail.heard.length >= before + 3);
    await living.act(living.ids[0]!, { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
    await living.goOn(3);
    expect(await living.fired()).toBeGreaterThan(fired + living.ids.length);
    expect(mail.taken).toHaveLength(before);
    answer.abort();
    await living.allSent();
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform, mail.taken);
  });

  test('what is refused for now comes again a little later', async () => {
    const before = mail.heard.length;
    mail.mood = ({ time }) => (time < 3 ? 'refuse for now' : 'take');
    await living.clockAt(due);
    await living.allGoneOff();
    await living.allSent();
    const came = new Set(mail.heard.slice(before).map(({ messageId }) => messageId));
    expect(came.size).toBeGreaterThanOrEqual(living.ids.length);
    expect([...came].map((id) => mail.times().get(id))).toEqual([...came].map(() => 3));
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform, mail.taken);
  });

  test('what was refused for now as often as a job tries is sent when the server takes mail again', async () => {
    mail.mood = () => 'refuse for now';
    await deliveries.pause();
    await living.clockAt(due);
    await living.allGoneOff();
    await until(async () => (await deliveries.getJobs()).length >= living.ids.length);
    for (const { data } of await deliveries.getJobs()) {
      await deliveries.remove(data.id);
      await deliveries.add('mail', data, { jobId: data.id, attempts: 1 });
    }
    await deliveries.resume();
    const unsent = await living.unsent();
    await until(async () => (await deliveries.getFailedCount()) === unsent);
    mail.mood = () => 'take';
    await living.halfAMinuteOfTheMachine();
    await living.allSent();
    await until(async () => (await deliveries.getFailedCount()) === 0);
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform, mail.taken);
  });

  test('what is refused for good is not tried again, and is seen', async () => {
    const refused = 'school.person@test.example';
    const before = mail.heard.length;
    mail.mood = ({ to }) => (to === refused ? 'refuse for good' : 'take');
    await living.clockAt(due);
    await living.allGoneOff();
    await living.goOn(2);
    await living.allSent();
    const messages = mail.heard.slice(before).filter(({ to }) => to === refused);
    expect(messages.length).toBeGreaterThanOrEqual(living.ids.length);
    expect(messages.filter(({ time }) => time > 1)).toEqual([]);
    expect(await living.dropped()).toEqual(messages.map(() => 'refused'));
    const seen = await deliveries.getFailed();
    expect(seen.map(({ failedReason }) => failedReason)).toEqual(
      messages.map(() => 'The mail server refused the message for good'),
    );
    await expectByTheRules(living.platform);
    await expectEachSentOnce(living.platform, mail.taken);
  });

  test('a server that dies when it has the whole message gets it again under the same Message-ID', async () => {
    const before = mail.heard.length;
    mail.mood = ({ time }) => (time === 1 ? 'die' : 'take');
    await living.clockAt(due);
    await living.allGoneOff();
    await living.allSent();
    const came = new Set(mail.heard.slice(before).map(({ messageId }) => messageId));
    expect([...came].map((id) => mail.times().get(id))).toEqual([...came].map(() => 2));
    await expectByTheRules(living.platform);
    await expectEachSent(living.platform, mail.taken);
  });
});
