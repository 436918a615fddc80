import type { AddressInfo } from 'node:net';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as the catcher keeps it. */
export interface CaughtMail {
  /** Counts up from 1. */
  readonly id: number;
  readonly receivedAt: string;
  readonly messageId: string;
  /** The sender in the mail itself. */
  readonly from: string;
  /** To whom the sender's server wanted it delivered. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Empty for a mail without HTML. */
  readonly html: string;
}

export interface MailCatcher {
  /** For SMTP_URL. */
  readonly url: string;
  /** What was caught, oldest first. */
  messages(): readonly CaughtMail[];
  /** The first mail that fits, caught already or still to come. Rejects after `ms` milliseconds. */
  waitFor(fits: (mail: CaughtMail) => boolean, ms?: number): Promise<CaughtMail>;
  clear(): void;
  close(): Promise<void>;
}

export interface CatchingOptions {
  /** How many of the newest mails stay. */
  readonly keep?: number;
  /** Default: the loopback address. */
  readonly host?: string;
  /** Default: any that is free. */
  readonly port?: number;
}

/** In bytes. */
const largestMail = 2 * 1024 * 1024;

/** Receives mail and delivers nothing. The last `keep` mails are kept, in memory. */
export async function catchMail(options: CatchingOptions = {}): Promise<MailCatcher> {
  const { keep = 1000, host = '127.0.0.1', port: wanted = 0 } = options;
  const mails: CaughtMail[] = [];
  const waiting = new Set<(mail: CaughtMail) => void>();
  let count = 0;
  const server = smtpServer((mail) => {
    count += 1;
    const caught = { id: count, ...mail };
    mails.push(caught);
    if (mails.length > keep) mails.shift();
    for (const look of waiting) look(caught);
  });
  await new Promise<void>((resolve, reject) => {
    // It stays: a client that goes away in the middle of a mail is an error of the server too, and no reason to end.
    server.on('error', reject);
    server.listen(wanted, host, resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${host}:${port}`,
    messages: () => [...mails],
    waitFor: (fits, ms = 10_000) => firstThat(fits, mails, { waiting, ms }),
    clear: () => void mails.splice(0),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function smtpServer(keep: (mail: Omit<CaughtMail, 'id'>) => void): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 1000,
    onData(stream, session, done) {
      simpleParser(stream).then(
        (mail) => {
          if (stream.sizeExceeded) return done(Object.assign(new Error('Too large'), { responseCode: 552 }));
          keep({
            receivedAt: new Date().toISOString(),
            messageId: mail.messageId ?? '',
            from: (mail.from as AddressObject | undefined)?.text ?? '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || '',
          });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
}

interface Waiting {
  readonly waiting: Set<(mail: CaughtMail) => void>;
  readonly ms: number;
}

function firstThat(fits: (mail: CaughtMail) => boolean, mails: readonly CaughtMail[], { waiting, ms }: Waiting) {
  const there = mails.find(fits);
  if (there) return Promise.resolve(there);
  return new Promise<CaughtMail>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      waiting.delete(look);
    };
    const look = (mail: CaughtMail) => {
      if (!fits(mail)) return;
      stop();
      resolve(mail);
    };
    const timer = setTimeout(() => {
      stop();
      const seen = mails.map(({ to, subject }) => `${to.join(', ')}: ${subject}`).join('\n  ');
      reject(new Error(`No such mail within ${ms} ms. Caught:\n  ${seen || 'nothing'}`));
    }, ms);
    waiting.add(look);
  });
}
