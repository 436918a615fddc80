import { request } from 'node:http';
import { createTransport } from 'nodemailer';
import { type CaughtMail, catchMail, type MailCatcher } from './mail-catcher';
import { type MailInbox, openInbox } from './mail-inbox';

let catcher: MailCatcher;
let inbox: MailInbox;

beforeAll(async () => {
  catcher = await catchMail({ keep: 2 });
  inbox = await openInbox(catcher, 0);
  const sender = createTransport(catcher.url);
  const from = 'terugweg@example.org';
  for (const subject of ['Eerste', 'Tweede']) await sender.sendMail({ from, to: 'a@example.org', subject, text: 'x' });
  await sender.sendMail({
    from,
    to: ['b@example.org', 'c@example.org'],
    subject: '<script>alert(1)</script>',
    text: 'Een & ander',
    html: '<p>Een <b>ander</b></p>',
  });
  sender.close();
});

afterAll(async () => {
  await inbox.close();
  await catcher.close();
});

const page = async (path: string) => {
  const response = await fetch(`${inbox.url}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test('the last mails are kept, and given newest first', async () => {
  const { messages } = JSON.parse((await page('/api/messages')).text) as { messages: CaughtMail[] };
  expect(messages.map(({ id, to, subject }) => ({ id, to, subject }))).toEqual([
    { id: 3, to: ['b@example.org', 'c@example.org'], subject: '<script>alert(1)</script>' },
    { id: 2, to: ['a@example.org'], subject: 'Tweede' },
  ]);
  expect(JSON.parse((await page('/api/messages?after=2')).text)).toMatchObject({ messages: [{ id: 3 }] });
});

test('pages show what a mail says and run none of it', async () => {
  const list = await page('/');
  expect(list.text).toContain('<a href="/mails/3">&lt;script&gt;alert(1)&lt;/script&gt;</a>');
  const mail = await page('/mails/3');
  expect(mail.text).toContain('<pre>Een &amp; ander');
  expect(mail.text).toContain('<iframe sandbox');
  expect((await page('/mails/3/html')).headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
});

test('a mail that is gone, or has no HTML, is not found', async () => {
  expect(
    await Promise.all(['/mails/1', '/mails/2/html', '/other'].map(async (path) => (await page(path)).status)),
  ).toEqual([404, 404, 404]);
});

test('a page elsewhere that points its name here gets nothing', async () => {
  const status = new Promise((resolve, reject) => {
    request(`${inbox.url}/api/messages`, { headers: { host: 'elsewhere.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
  expect(await status).toBe(403);
});

test('waiting for a mail that does not come says what came instead', async () => {
  await expect(catcher.waitFor(({ subject }) => subject === 'Derde', 10)).rejects.toThrow('a@example.org: Tweede');
});
