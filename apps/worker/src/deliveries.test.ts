import { randomUUID } from 'node:crypto';
import type { MailSender } from '@app/platform';
import { deliver, readMails, relay } from '@app/cases';
import { after, CaseFiles, monday } from '../../../test/support/case-file';
import { bothQueues } from '../../../test/support/queues';
import { tellsOfChild } from '../../../test/support/tells-of-child';

const getJob = async () => undefined;

bothQueues((store) => {
  let files: CaseFiles;
  let caseId: string;

  beforeAll(async () => {
    files = await CaseFiles.start(store, { withWorker: true });
  });
  afterAll(() => files.stop());
  beforeEach(async () => {
    caseId = await files.open();
  });
  afterEach(() => files.platform.rows('delete from alarm'));

  const told = () =>
    files.platform.rows<{ template: string; dropped: string | null; message_id: string | null }>(
      `select template, dropped, message_id from outbox where case_id = $1 order by seq, template`,
      [caseId],
    );

  /** Lets everything until a moment go off as it comes, and waits for the mails. */
  async function liveUntil(end: number): Promise<void> {
    for (;;) {
      const [row] = await files.platform.rows<{ at: Date | null }>(`select min(at) as at from alarm`);
      if (!row!.at || row!.at.getTime() > end) break;
      await files.platform.clockAt(row!.at.getTime());
      await files.platform.tick();
      await files.platform.delivered();
    }
  }

  test('a reminder, a missed step and its rungs each reach whom they name, without a word about the child', async () => {
    files.platform.mails.clear();
    await liveUntil(after(24 * 9));
    const mails = files.platform.mails.messages().filter(({ text }) => text.includes(caseId));
    const received = mails.map(({ to, subject }) => `${to[0]!.split('@')[0]}: ${subject}`);
    expect(received).toEqual(
      expect.arrayContaining([
        'school.person: Een afgesproken stap komt eraan',
        'school.person: Een afgesproken stap is niet op tijd gezet',
        'school.team-lead: Een afgesproken stap van uw team blijft liggen',
        'compulsory-education.person: In een zaak die u volgt, blijft een stap liggen',
        'table.chair: Een zaak staat op de agenda van de tafel',
      ]),
    );
    const [reminder] = mails;
    expect(reminder!.text).toContain('uiterlijk wo 16 sep 2026');
    expect(mails.filter(({ text, subject }) => tellsOfChild(text + subject))).toEqual([]);
    expect((await told()).every(({ message_id, dropped }) => message_id !== null && dropped === null)).toBe(true);
  });

  test('a message that was sent is not sent again, whoever asks', async () => {
    await liveUntil(after(24));
    const [{ id }] = (await files.platform.rows<{ id: string }>(`select id from outbox where case_id = $1`, [
      caseId,
    ])) as [{ id: string }];
    const sender: Pick<MailSender, 'send'> = { send: () => Promise.reject(new Error('must not be asked')) };
    const sending = { door: files.platform.door, sender, templates: readMails(), address: 'http://127.0.0.1' };
    expect(await deliver(sending, id)).toBe('gone');
    expect(await deliver(sending, randomUUID())).toBe('gone');
  });

  test('what the queue does not take stays in the outbox', async () => {
    // Without a worker, which would hand it over before the queue could refuse it.
    const quiet = await CaseFiles.start(store);
    const { door, parts } = quiet.platform;
    await quiet.open();
    await quiet.platform.clockAt(after(24));
    await parts.fireDue.all(door);
    const away = { addBulk: () => Promise.reject(new Error('the queue is away')), getJob };
    await expect(relay(door, away)).rejects.toThrow('away');
    const taken: string[] = [];
    const back: Parameters<typeof relay>[1] = {
      addBulk: async (jobs) => (taken.push(...jobs.map(({ opts }) => opts!.jobId!)), []),
      getJob,
    };
    expect(await relay(door, back)).toBe(1);
    expect(taken).toEqual((await quiet.platform.rows<{ id: string }>('select id from outbox')).map(({ id }) => id));
    await quiet.stop();
  });

  test('a handover that is proposed is told to who is asked', async () => {
    const { door, parts } = files.platform;
    await files.platform.clockAt(monday + 60_000);
    await door.asPerson(files.officer, (open) =>
      parts.cases.act(open, caseId, { act: 'done', step: 'talk', outcome: 'capacity-unclear' }),
    );
    await files.platform.tick();
    const mail = await files.platform.mails.waitFor(({ text }) => text.includes(caseId));
    expect([mail.to, mail.subject]).toEqual([
      ['youth-health.person@test.example'],
      'U wordt gevraagd de regie van een zaak over te nemen',
    ]);
    expect(mail.text).toContain('uiterlijk ma 21 sep 2026');
  });
});
