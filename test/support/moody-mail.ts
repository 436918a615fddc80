import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What a server does with a message of which it has received everything. `die` takes it and ends the connection instead of saying so. */
export type Mood = 'take' | 'refuse for good' | 'refuse for now' | 'die';

/** A message as it came. */
export interface HeardMail {
  readonly messageId: string;
  readonly to: string;
  /** 1 for the first time that it came. */
  readonly time: number;
}

/** A mail server that is not always at its best. */
export class MoodyMail {
  /** Everything that came, whatever became of it. */
  readonly heard: HeardMail[] = [];
  /** The Message-IDs of what it took. */
  readonly taken: string[] = [];
  /** Is asked about each message; it may take its time. */
  mood: (mail: HeardMail) => Mood | Promise<Mood> = () => 'take';
  private readonly sockets = new Map<number, Socket>();
  private readonly server = this.make();

  static async start(): Promise<MoodyMail> {
    const mail = new MoodyMail();
    await new Promise<void>((resolve) => mail.server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Of the messages that came the distinct ones, and how often each. */
  times(): Map<string, number> {
    return new Map(this.heard.map(({ messageId, time }) => [messageId, time]));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private make(): SMTPServer {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 1000,
      onData: (stream, session, answer) => {
        void simpleParser(stream).then(async ({ messageId = '' }) => {
          const to = session.envelope.rcptTo[0]!.address;
          const mood = await this.hear(messageId, to);
          if (mood === 'die') return this.sockets.get(session.remotePort)?.destroy();
          const refusal = { take: undefined, 'refuse for good': 550, 'refuse for now': 451 }[mood];
          answer(refusal ? Object.assign(new Error(mood), { responseCode: refusal }) : null);
        });
      },
    });
    // Of a connection that ended in the middle, by the other side or by ourselves.
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => this.sockets.set(socket.remotePort!, socket));
    return server;
  }

  private async hear(messageId: string, to: string): Promise<Mood> {
    const mail = { messageId, to, time: 1 + this.heard.filter((other) => other.messageId === messageId).length };
    this.heard.push(mail);
    const mood = await this.mood(mail);
    if (mood === 'take' || mood === 'die') this.taken.push(messageId);
    return mood;
  }
}
