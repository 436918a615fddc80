import { deliveriesQueue, readMails, relay } from '@app/cases';
import { type Language, queueBackend, renderMail } from '@app/platform';
import { expectByTheRules } from '../support/by-the-rules';
import type { CaughtMail } from '../support/mail';
import { bothQueues } from '../support/queues';
import { stillToTell } from '../support/still-to-tell';
import { tellsOfChild } from '../support/tells-of-child';
import { until } from '../support/until';
import { down, Weekend } from '../support/weekend';
import { WorkerBuild } from '../support/worker-process';

let build: WorkerBuild;
beforeAll(() => {
  build = new WorkerBuild();
});

/**
 * What keeps it to one mail, and how it was seen to fail: when `takeMessages` takes no other of the person and the queue has
 * a job for each, everybody has dozens; when a relay does not wait for what other workers let go off, the cases that
 * somebody held are told in a second mail; when it waits only for what becomes late now, so is what people's acts had let
 * go off since Friday; without `isTrue` what was done is told. Without the count of moments in `firePlain` two rungs of one
 * step tell, of which the rules overtake one. That two deliveries at once send one mail is seen in `after-outage.test.ts`.
 */
bothQueues((store) => {
  let weekend: Weekend;
  beforeEach(async () => {
    weekend = await Weekend.begin(store);
  });
  afterEach(async () => {
    await build.killAll();
    await weekend.platform.stop();
  });

  const mails = () => weekend.platform.mails.messages();
  const count = async (text: string, values: unknown[] = []) => (await weekend.platform.rows(text, values)).length;

  test('everything was down: each person has one mail with all that still holds', async () => {
    await leaveInQueue();
    await comeUp();
    await expectOneMailEach();
    await expectOrdinaryMailsNext();
  });

  test('only the workers were down, and people went on: what they did meanwhile is in no mail', async () => {
    await weekend.goOnWithoutWorkers();
    await comeUp();
    await expectOneMailEach();
    expect(await count(`select from outbox where dropped = 'done-meanwhile'`)).toBeGreaterThan(5);
    await expectOrdinaryMailsNext();
  });

  /** What had been given to the queue when all went down is there still, and it has been three days for the machine. */
  async function leaveInQueue(): Promise<void> {
    const { door, config } = weekend.platform;
    const queue = queueBackend(config).queue(deliveriesQueue);
    expect(await relay(door, queue)).toBeGreaterThan(0);
    await queue.close();
    await weekend.platform.rows(
      `update outbox set queued_at = now() - interval '72 hours', waits_since = now() - interval '72 hours'`,
    );
  }

  /** Two workers start at once on Monday; some cases are held by somebody until all others have gone off. */
  async function comeUp(): Promise<void> {
    const { platform } = weekend;
    await platform.clockAt(down.until);
    const held = await platform.holding('select from case_file order by id limit 8 for update');
    await Promise.all([build.start(platform.config), build.start(platform.config)]);
    await until(hasLooked);
    await held.release();
    await until(isAllTold);
  }

  /** What went off in time, before it was down, is late only once a worker has been through a whole round. */
  const hasLooked = async () =>
    (await count('select from outbox o join timeline t using (case_id, seq) where o.late and t.at < $1', [
      new Date(down.from),
    ])) > 0;

  const isAllTold = async () =>
    (await count('select from alarm, clock where at <= held_at')) === 0 &&
    (await count('select from outbox where settled_at is null')) === 0;

  async function expectOneMailEach(): Promise<void> {
    const { platform } = weekend;
    const toTell = await stillToTell(platform);
    expect(toTell.size).toBeGreaterThan(8);
    const wanted = [...toTell].map(([email, things]) => [
      email,
      things.length > 0 ? [things.map(titled).toSorted()] : [],
    ]);
    const told = [...toTell.keys()].map((email) => [
      email,
      mails()
        .filter(({ to }) => to.includes(email))
        .map(thingsIn),
    ]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
    expect(mails().length).toBe(wanted.filter(([, things]) => things!.length > 0).length);
    expect(mails().filter(isTogether).length).toBeGreaterThan(5);
    expect(mails().filter(({ text }) => tellsOfChild(text))).toEqual([]);
    const ids = mails().map(({ messageId }) => messageId);
    expect(
      await count(
        `select from outbox where id not in (select id from told_before)
            and message_id <> all($1) and dropped is distinct from 'done-meanwhile'`,
        [ids],
      ),
    ).toBe(0);
    expect(await count(`select from timeline where lines::text like '%overtaken%'`)).toBeGreaterThan(3);
    await expectByTheRules(platform, { outages: [down] });
  }

  /** The next alarms that tell are told as always, each by its own mail. */
  async function expectOrdinaryMailsNext(): Promise<void> {
    const { platform } = weekend;
    platform.mails.clear();
    const before = await count('select from outbox');
    for (let next = await weekend.next(); mails().length === 0; next = await weekend.next()) {
      await platform.clockAt(next!);
      await until(isAllTold);
    }
    expect(mails().filter(isTogether)).toEqual([]);
    expect(mails().length).toBe(
      await count(`select from outbox where message_id = any($1)`, [mails().map(({ messageId }) => messageId)]),
    );
    expect(await count('select from outbox')).toBeGreaterThan(before);
  }
});

const templates = readMails();
const blank = { partner: '', dueOn: null, nextOn: null, nextTold: null, link: '' };
const subjectOf = (template: string, language: Language) =>
  renderMail(templates.each.get(template)!, language, blank).subject;
/** A mail, and a line of the one that tells all, has the subject in either language; here it is the Dutch one. */
const titles = new Map(
  [...templates.each.keys()].flatMap((name) =>
    (['nl', 'en'] as const).map((language) => [subjectOf(name, language), subjectOf(name, 'nl')]),
  ),
);
const titled = (thing: string) => thing.replace(/\S+$/, (template) => subjectOf(template, 'nl'));
const isTogether = ({ subject }: CaughtMail) => /door een storing|because of an outage/.test(subject);

/** The things that a mail names, as `CASE SUBJECT`. */
function thingsIn(mail: CaughtMail): string[] {
  const { subject, text } = mail;
  const lines = isTogether(mail)
    ? [...text.matchAll(/^- (.*) \(.*\): \S+\/cases\/(\S+)$/gm)]
    : [['', subject, /cases\/(\S+)/.exec(text)![1]!]];
  return lines.map(([, what, caseId]) => `${caseId} ${titles.get(what!)}`).toSorted();
}
