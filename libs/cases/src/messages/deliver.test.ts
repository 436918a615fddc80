import { randomUUID } from 'node:crypto';
import { MailRefused, type MailSender, type Sending } from '@app/platform';
import type { Act } from '@app/rules';
import { after, CaseFiles } from '../../../../test/support/case-file';
import { deliver, mailNames, readMails } from '../index';

let files: CaseFiles;
let caseId: string;

beforeAll(async () => {
  files = await CaseFiles.start();
});
afterAll(() => files.stop());
beforeEach(async () => {
  caseId = await files.open();
  await files.platform.clockAt(after(24));
  await files.platform.parts.fireDue.all(files.platform.door);
});
afterEach(() => files.platform.rows('delete from alarm'));

const templates = readMails();
const message = async () => {
  const rows = await files.platform.rows<{ id: string; dropped: string | null; message_id: string | null }>(
    `select id, dropped, message_id from outbox where case_id = $1`,
    [caseId],
  );
  return rows[0]!;
};
const act = (what: Act) =>
  files.platform.door.asPerson(files.school, (open) => files.platform.parts.cases.act(open, caseId, what));

function send(id: string, answer: (sending: Sending) => Promise<string>) {
  const sender: Pick<MailSender, 'send'> = { send: answer };
  return deliver({ door: files.platform.door, sender, templates, address: 'https://terugweg.example' }, id);
}
const unasked = () => Promise.reject(new Error('must not be asked'));

test('a message is sent once, under its own id, to the person that it is for', async () => {
  const { id } = await message();
  const given: Sending[] = [];
  const sent = await send(id, (sending) => {
    given.push(sending);
    return Promise.resolve('<x@y>');
  });
  expect([sent, given.length, given[0]!.to, given[0]!.id]).toEqual(['sent', 1, 'school.person@test.example', id]);
  expect(given[0]!.mail.text).toContain(`https://terugweg.example/cases/${caseId}`);
  expect(await message()).toEqual({ id, dropped: null, message_id: '<x@y>' });
  expect([await send(id, unasked), await send(randomUUID(), unasked)]).toEqual(['gone', 'gone']);
});

test.each<[string, Act]>([
  ['done', { act: 'done', step: 'notify' }],
  ['skipped', { act: 'skip', step: 'notify', reason: 'De melding is door de vorige school gedaan.' }],
  ['put off', { act: 'extend', step: 'notify', to: '2026-09-17', reason: 'De administratie is donderdag weer open.' }],
  ['waiting', { act: 'wait', step: 'notify', for: 'court' }],
])('a reminder of a step that was %s meanwhile is not sent, and it says so', async (_how, what) => {
  await act(what);
  const { id } = await message();
  expect(await send(id, unasked)).toBe('dropped');
  expect(await message()).toMatchObject({ dropped: 'done-meanwhile', message_id: null });
});

test('what may work later stays unsent, what was refused for good is settled', async () => {
  const { id } = await message();
  await expect(send(id, () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
  expect(await message()).toMatchObject({ dropped: null, message_id: null });
  expect(await send(id, () => Promise.reject(new MailRefused(550)))).toBe('refused');
  expect(await message()).toMatchObject({ dropped: 'refused', message_id: null });
});

/** Seen to fail when all is asked anew: it counted as dropped, and its mail as one that nobody sent. */
test('what went out counts as sent, though it could not be marked at once and does not hold any more', async () => {
  const { id } = await message();
  await files.platform.rows(`
    create sequence struck;
    create function strike() returns trigger language plpgsql security definer as $$
    begin
      if nextval('struck') = 1 then raise exception 'try again' using errcode = '40001'; end if;
      return null;
    end $$;
    create trigger strike after update on outbox for each statement execute function strike()`);
  expect(await send(id, () => act({ act: 'done', step: 'notify' }).then(() => '<x@y>'))).toBe('sent');
  expect(await message()).toMatchObject({ dropped: null, message_id: '<x@y>' });
  await files.platform.rows('drop trigger strike on outbox');
});

test('two at once send one mail', async () => {
  const { id } = await message();
  let times = 0;
  const slowly = async () => {
    times += 1;
    await files.platform.rows('select 1');
    return '<x@y>';
  };
  expect((await Promise.all([send(id, slowly), send(id, slowly)])).toSorted()).toEqual(['gone', 'sent']);
  expect(times).toBe(1);
});

test('every mail that the database can name is there in both languages', async () => {
  const [row] = await files.platform.rows<{ source: string }>(
    `select pg_get_functiondef('mail_of'::regproc) as source`,
  );
  const named = [...row!.source.matchAll(/THEN '([a-z-]+)'|ELSE '([a-z-]+)'/g)].map(([, one, other]) => one ?? other!);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !templates.each.has(name))).toEqual([]);
  expect([...templates.each.keys()]).toEqual(mailNames);
});
