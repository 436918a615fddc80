import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { MailRefused, MailSender } from './index';

const mail = {
  subject: 'Een stap is te laat',
  text: 'Beste collega\n',
  html: '<p>Beste collega</p>',
  language: 'nl',
} as const;
const caught: ParsedMail[] = [];
let server: SMTPServer;
let sender: MailSender;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const status = { 'gone@example.org': 550, 'full@example.org': 452 }[address];
      answer(status ? Object.assign(new Error(`not ${address}`), { responseCode: status }) : null);
    },
    onData(stream, _session, answer) {
      void simpleParser(stream).then((parsed) => caught.push(parsed) && answer());
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  sender = new MailSender({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'terugweg@example.org' });
});

afterAll(async () => {
  sender.onApplicationShutdown();
  await new Promise<void>((resolve) => server.close(resolve));
});

test('the same message sent twice is the same message', async () => {
  const first = await sender.send({ to: 'ggd@example.org', id: 'delivery-7', mail });
  const second = await sender.send({ to: 'ggd@example.org', id: 'delivery-7', mail });
  expect([first, second]).toEqual(['<delivery-7@example.org>', '<delivery-7@example.org>']);
  expect(caught.map(({ messageId }) => messageId)).toEqual([first, second]);
  expect(caught[0]).toMatchObject({ subject: mail.subject, text: mail.text, html: expect.stringContaining(mail.html) });
  expect(caught[0]!.headers.get('auto-submitted')).toBe('auto-generated');
});

test('a refusal for good is told apart from one to try again, and no error carries the address', async () => {
  const gone = sender.send({ to: 'gone@example.org', id: 'd8', mail });
  await expect(gone).rejects.toBeInstanceOf(MailRefused);
  await expect(gone).rejects.not.toThrow('gone@');
  const full = sender.send({ to: 'full@example.org', id: 'd9', mail });
  await expect(full).rejects.not.toBeInstanceOf(MailRefused);
  await expect(full).rejects.toThrow('(452)');
});

test('without a server, sending fails; with one that is not there, too', async () => {
  const none = new MailSender({ MAIL_FROM: 'terugweg@example.org' });
  await expect(none.send({ to: 'a@example.org', id: 'd', mail })).rejects.toThrow('SMTP_URL is not set');
  const down = new MailSender({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'terugweg@example.org' });
  await expect(down.send({ to: 'a@example.org', id: 'd', mail })).rejects.toThrow('(ESOCKET)');
});
