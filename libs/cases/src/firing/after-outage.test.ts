import { MailRefused, type MailSender, type Sending } from '@app/platform';
import type { Act } from '@app/rules';
import { after, CaseFiles } from '../../../../test/support/case-file';
import { tellsOfChild } from '../../../../test/support/tells-of-child';
import { deliver, readMails, relay } from '../index';

/**
 * What is told after three days in which nothing ran. Seen to fail: without `late` in `tellingParts` each message is a mail
 * of its own; without `isTrue` what was done is told; without `newest` a step is told twice; without `for update` in
 * `takeMessages` two deliveries send two mails; with one id for whatever a mail says, another mail passes for it; without
 * `markLate`, or the first half of its condition, what came since is a mail of its own; without the look at `queued_at` so is
 * what lay in the queue; with a job for each row the queue gets too many.
 */
let files: CaseFiles;
let cases: [string, string];
let given: Sending[];
const templates = readMails();

beforeAll(async () => {
  files = await CaseFiles.start();
});
afterAll(() => files.stop());
beforeEach(async () => {
  given = [];
  cases = [await files.open(), await files.open()];
  await files.platform.clockAt(after(74));
  await files.platform.parts.fireDue.all(files.platform.door);
});
afterEach(async () => {
  await files.platform.rows('delete from alarm');
  await files.platform.rows('update outbox set settled_at = now() where settled_at is null');
});

/** The messages of whoever answers at the school: of each case two reminders, and the first rung of a missed step. */
const messages = async () =>
  files.platform.rows<{ id: string; template: string; dropped: string | null; message_id: string | null }>(
    `select o.id, o.template, o.dropped, o.message_id from outbox o join person p on p.id = o.person_id
      where p.email = 'school.person@test.example' and o.case_id = any($1) order by o.seq`,
    [cases],
  );
const act = (caseId: string, what: Act) =>
  files.platform.door.asPerson(files.school, (open) => files.platform.parts.cases.act(open, caseId, what));

async function send(answer: () => Promise<string> = () => Promise.resolve('<one@mail>'), which = 0) {
  const sender: Pick<MailSender, 'send'> = { send: (sending) => (given.push(sending), answer()) };
  const { id } = (await messages())[which]!;
  return deliver({ door: files.platform.door, sender, templates, address: 'https://terugweg.example' }, id);
}
/** What the last mail lists: what it is, by when, and of which of the two cases. */
const lines = () =>
  [...given.at(-1)!.mail.text.matchAll(/^- (.*) \((.*)\): https:\/\/terugweg\.example\/cases\/(\S+)$/gm)].map(
    ([, what, until, caseId]) => `${cases.indexOf(caseId!)}: ${what} (${until})`,
  );
const notify = (which: number) =>
  `${which}: Een afgesproken stap is niet op tijd gezet (Organisatie school, uiterlijk wo 16 sep 2026)`;
const director = (which: number) =>
  `${which}: Een afgesproken stap komt eraan (Organisatie school, uiterlijk ma 21 sep 2026)`;
const done = { act: 'done', step: 'notify' } as const;
/** The second delivery waits for the first, or else speaks SMTP as well. */
const isSecondThere = async () => {
  const waiting = await files.platform.rows(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return waiting.length + given.length > 1;
};
const dies = () => Promise.reject(new Error('the connection is gone'));
const unasked = () => Promise.reject(new Error('must not be asked'));

test('all that a person was not told goes in one mail, a line each, without a word about the child', async () => {
  expect(await send()).toBe('sent');
  expect(given.map(({ to }) => to)).toEqual(['school.person@test.example']);
  // The reminder before the due date that has passed says nothing beside the rung after it.
  expect(lines().toSorted()).toEqual([notify(0), director(0), notify(1), director(1)].toSorted());
  expect(lines().slice(0, 2).toSorted()).toEqual([notify(0), notify(1)]);
  const { subject, text } = given[0]!.mail;
  expect(tellsOfChild(subject + text)).toBe(false);
  expect((await messages()).map(({ message_id }) => message_id)).toEqual(Array(6).fill('<one@mail>'));
  expect(await send(unasked, 1)).toBe('gone');
});

test('what was done meanwhile is left out, and a mail with nothing in it is not sent', async () => {
  await act(cases[0], done);
  await act(cases[1], done);
  await act(cases[1], { act: 'wait', step: 'name-director', for: 'intake' });
  await act(cases[0], { act: 'done', step: 'name-director' });
  expect(await send(unasked)).toBe('dropped');
  expect((await messages()).map(({ dropped }) => dropped)).toEqual(Array(6).fill('done-meanwhile'));
});

test('when one thing is left, it is told by its usual mail', async () => {
  await act(cases[0], done);
  await act(cases[1], done);
  await act(cases[1], { act: 'wait', step: 'name-director', for: 'intake' });
  expect(await send()).toBe('sent');
  expect(given[0]!.mail.subject).toBe('Een afgesproken stap komt eraan');
  expect(given[0]!.mail.text).toContain(cases[0]);
});

test('two deliveries at once, of two messages of one person, send one mail', async () => {
  let second: ReturnType<typeof deliver>;
  const first = send(async () => {
    second = send(undefined, 3);
    while (!(await isSecondThere()));
    return '<one@mail>';
  });
  expect([await first, await second!]).toEqual(['sent', 'gone']);
  expect(given).toHaveLength(1);
});

test('sent again it is the same message, unless it says something else by then', async () => {
  await expect(send(dies)).rejects.toThrow('gone');
  await expect(send(dies, 2)).rejects.toThrow('gone');
  await act(cases[1], done);
  expect(await send()).toBe('sent');
  const [first, again, other] = given.map(({ id }) => id);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('an address that is refused for good is not asked once for each message', async () => {
  expect(await send(() => Promise.reject(new MailRefused(550)))).toBe('refused');
  expect((await messages()).map(({ dropped }) => dropped)).toEqual(Array(6).fill('refused'));
});

test('a reminder of a step that is late by now says so', async () => {
  await files.platform.rows(`delete from outbox where template <> 'reminder'`);
  await files.platform.rows(`update outbox o set settled_at = now() where exists (
    select from timeline t where t.seq = o.seq and t.event ->> 'matter' = 'step:name-director')`);
  expect(await send()).toBe('sent');
  expect(lines().toSorted()).toEqual([notify(0), notify(1)]);
});

test('the queue gets one job for all that is late of a person, and one for each other message', async () => {
  const { door } = files.platform;
  await files.platform.rows(
    `update outbox set late = false, queued_at = now() - interval '1 minute' where template = 'missed-watcher'`,
  );
  const jobs: string[] = [];
  const queue: Parameters<typeof relay>[1] = {
    addBulk: async (bulk) => (jobs.push(...bulk.map(({ data }) => data.id)), []),
    getJob: async () => undefined,
  };
  await relay(door, queue);
  const rows = await files.platform.rows<{ person_id: string; late: boolean; id: string }>(
    `select id, late, person_id from outbox where case_id = any($1)`,
    [cases],
  );
  const people = (late: boolean) => rows.filter((row) => row.late === late).map(({ person_id }) => person_id);
  expect(new Set(people(true)).size).toBeLessThan(people(true).length);
  expect(jobs).toHaveLength(new Set(people(true)).size + people(false).length);
});

test.each([
  ['lay unsent for more than an hour of the machine', `late = false, waits_since = now() - interval '2 hours'`],
  ['went off late', 'late = true'],
])('what came since goes along with what %s', async (_how, held) => {
  await files.platform.rows(`update outbox set late = false`);
  await files.platform.rows(`update outbox set ${held} where case_id = $1`, [cases[0]]);
  await relay(files.platform.door, { addBulk: async () => [], getJob: async () => undefined });
  expect(await send()).toBe('sent');
  expect(lines()).toHaveLength(4);
});

test('a job from before the outage leaves its message to be handed over with the others', async () => {
  await files.platform.rows(`update outbox set late = false, queued_at = now() - interval '2 hours',
    waits_since = now() - interval '2 hours'`);
  expect(await send(unasked)).toBe('gone');
  await relay(files.platform.door, { addBulk: async () => [], getJob: async () => undefined });
  expect(await send()).toBe('sent');
  expect(lines()).toHaveLength(4);
});
