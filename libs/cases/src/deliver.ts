import { type Door, type MachineTask, type MailSender, MailRefused, type Open, renderMail } from '@app/platform';
import { mailFields, type MailTemplates, type OutboxMessage } from './mails';

const task: MachineTask = { task: 'deliver', role: 'worker' };

/** What became of a message. */
export type Delivered = 'sent' | 'dropped' | 'gone' | 'refused';

/** What is needed to send. */
export interface Sending {
  readonly door: Door;
  readonly sender: Pick<MailSender, 'send'>;
  readonly templates: MailTemplates;
  /** Where the web app is: links begin with it. */
  readonly address: string;
}

const unsentMessage = `
  select o.id, o.case_id as "caseId", o.seq, o.recipient, o.template, t.event, p.email, p.language
    from outbox o join timeline t using (case_id, seq) join person p on p.id = o.person_id
   where o.id = $1 and o.settled_at is null for update of o`;

/**
 * Sends one message. The row stays locked while SMTP talks, so that a job that runs twice sends once; a crash between
 * the server's yes and our mark sends it again under the same Message-ID. What is no longer true is not sent.
 *
 * @throws Error when sending may work later
 */
export function deliver({ door, sender, templates, address }: Sending, id: string): Promise<Delivered> {
  return door.asMachine(task, async (open) => {
    const [message] = await open.sql<OutboxMessage>(unsentMessage, [id]);
    if (!message) return 'gone';
    if (await isSettledMeanwhile(open, message)) return settle(open, id, { dropped: 'done-meanwhile' });
    const fields = await mailFields(open, message, address);
    const mail = renderMail(templates.get(message.template)!, message.language, fields);
    try {
      return await settle(open, id, { messageId: await sender.send({ to: message.email, id, mail }) });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      return settle(open, id, { dropped: 'refused' });
    }
  });
}

/** A reminder or a rung of a step that was done, skipped or ended since, or that waits now. */
async function isSettledMeanwhile(open: Open, { caseId, template, event }: OutboxMessage): Promise<boolean> {
  const isAlarm = event.kind === 'fired' && (template === 'reminder' || template.startsWith('missed-'));
  if (!isAlarm || !event.matter.startsWith('step:')) return false;
  const [step] = await open.sql(
    `select from step where case_id = $1 and key = $2 and revision = $3 and state = 'open'`,
    [caseId, event.matter.slice('step:'.length), event.revision],
  );
  return step === undefined;
}

async function settle(open: Open, id: string, how: { messageId?: string; dropped?: string }): Promise<Delivered> {
  await open.sql(`update outbox set settled_at = clock_timestamp(), message_id = $2, dropped = $3 where id = $1`, [
    id,
    how.messageId ?? null,
    how.dropped ?? null,
  ]);
  if (how.dropped === undefined) return 'sent';
  return how.dropped === 'refused' ? 'refused' : 'dropped';
}
