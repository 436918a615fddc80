import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from './config';
import type { Mail } from './mail-template';

/** One mail to one address. `id` makes the Message-ID: the same message sent again is the same message. */
export interface Sending {
  readonly to: string;
  readonly id: string;
  readonly mail: Mail;
}

/** The other server says that this will never work (SMTP 5xx), so trying again is of no use. */
export class MailRefused extends Error {
  constructor(readonly status: number) {
    super(`The mail server refused the message for good (${status})`);
  }
}

/** Speaks SMTP. It logs nothing and its errors carry no address, for those end up in the failed jobs. */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private transport?: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>) {}

  /**
   * @returns the Message-ID
   * @throws MailRefused when trying again is of no use, Error when it may be
   */
  async send({ to, id, mail }: Sending): Promise<string> {
    const messageId = `<${id}@${this.config.MAIL_FROM.split('@')[1]}>`;
    const { subject, text, html, language } = mail;
    const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language };
    try {
      await this.open().sendMail({ from: this.config.MAIL_FROM, to, messageId, subject, text, html, headers });
      return messageId;
    } catch (error) {
      throw withoutAddress(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private open(): Transporter {
    if (!this.config.SMTP_URL) throw new Error('SMTP_URL is not set: there is no server to give mails to');
    this.transport ??= createTransport({
      url: this.config.SMTP_URL,
      pool: true,
      maxConnections: 3,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return this.transport;
  }
}

function withoutAddress(error: unknown): Error {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode && responseCode >= 500) return new MailRefused(responseCode);
  if (responseCode || code) return new Error(`The mail server did not take the message (${responseCode ?? code})`);
  return error as Error;
}
