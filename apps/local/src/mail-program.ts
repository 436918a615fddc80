import { z } from 'zod';
import { CannotStart } from './cannot-start';
import { catchMail } from './mail-catcher';
import { openInbox } from './mail-inbox';
import { Started } from './processes';

const port = (usual: number) => z.coerce.number().int().min(0).max(65_535).default(usual);
const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  MAIL_PORT: port(1025),
  INBOX_PORT: port(8025),
});

/**
 * The mail catcher as a program of its own, for a trial in containers. Resolves when it was asked to stop.
 *
 * @throws CannotStart with one sentence
 */
export async function runMailCatcher(env: NodeJS.ProcessEnv): Promise<void> {
  const read = schema.safeParse(env);
  if (!read.success) throw new CannotStart('HOST, MAIL_PORT and INBOX_PORT must be an address and two ports.');
  const { HOST, MAIL_PORT, INBOX_PORT } = read.data;
  const started = new Started();
  const asked = new Promise<void>((resolved) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolved);
  });
  try {
    const catcher = await catchMail({ host: HOST, port: MAIL_PORT });
    started.add(catcher.close);
    const inbox = await openInbox(catcher, INBOX_PORT, HOST);
    started.add(inbox.close);
    console.log(`Mails are taken at ${catcher.url} and shown at ${inbox.url}.`);
    await asked;
  } finally {
    await started.endAll();
  }
}
