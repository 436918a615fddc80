import { createHash } from 'node:crypto';
import { type Door, type MachineTask, type MailSender, MailRefused, type Open } from '@app/platform';
import { mailOf, type Writing } from './mails';
import { type MessageToSend, takeMessages } from './messages-to-send';

const task: MachineTask = { task: 'deliver', role: 'worker' };

/** What became of a message. */
export type Delivered = 'sent' | 'dropped' | 'gone' | 'refused';

/** What is needed to send. */
export interface Sending extends Writing {
  readonly door: Door;
  readonly sender: Pick<MailSender, 'send'>;
}

/**
 * Sends one message, or with a late one all of its person that are. The rows stay locked while SMTP talks, so that a job
 * that runs twice sends once; a crash between the server's yes and our mark sends it again under the same Message-ID.
 * What is no longer true is not sent.
 *
 * @throws Error when sending may work later
 */
export function deliver({ door, sender, ...writing }: Sending, id: string): Promise<Delivered> {
  let sent: Sent | undefined;
  return door.asMachine(task, async (open) => {
    const taken = await takeMessages(open, id);
    if (taken.length === 0) return 'gone';
    // The database asked to try again: the mail is out, whatever holds by now.
    if (sent) return markSent(open, sent);
    const left = taken.filter(({ isTrue }) => isTrue);
    await settle(
      open,
      taken.filter(({ isTrue }) => !isTrue),
      { dropped: 'done-meanwhile' },
    );
    if (left.length === 0) return 'dropped';
    const told = newest(left);
    const mail = await mailOf(open, told, writing);
    try {
      const messageId = await sender.send({ to: told[0]!.email, id: idOf(told), mail });
      sent = { messages: left, messageId };
      return await markSent(open, sent);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      await settle(open, left, { dropped: 'refused' });
      return 'refused';
    }
  });
}

/** What the mail server took. */
interface Sent {
  readonly messages: readonly MessageToSend[];
  readonly messageId: string;
}

async function markSent(open: Open, { messages, messageId }: Sent): Promise<Delivered> {
  await settle(open, messages, { messageId });
  return 'sent';
}

/** Of several messages about one matter the last says it all: a rung says more than the reminder before it. */
function newest(messages: readonly MessageToSend[]): MessageToSend[] {
  const climbs = /^(reminder|missed-.*|handover-.*|question-(asked|reminder|missed))$/;
  const subject = ({ caseId, matter, template }: MessageToSend) =>
    `${caseId} ${matter} ${climbs.test(template) ? '' : template}`;
  return [...new Map(messages.map((message) => [subject(message), message])).values()];
}

/** Of several messages together: the same when they are sent again, another when one has come or gone. */
function idOf(messages: readonly MessageToSend[]): string {
  const ids = messages.map(({ id }) => id);
  if (ids.length === 1) return ids[0]!;
  return createHash('sha256').update(ids.toSorted().join()).digest('hex').slice(0, 32);
}

async function settle(
  open: Open,
  messages: readonly MessageToSend[],
  how: { messageId?: string; dropped?: string },
): Promise<void> {
  if (messages.length === 0) return;
  await open.sql(
    `update outbox set settled_at = clock_timestamp(), message_id = $2, dropped = $3 where id = any($1::uuid[])`,
    [messages.map(({ id }) => id), how.messageId ?? null, how.dropped ?? null],
  );
}
