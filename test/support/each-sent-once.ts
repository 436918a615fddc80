import type { RunningPlatform } from './running-platform';

/**
 * Expects that each message that counts as sent was one mail, and no other mail was sent.
 *
 * @param sent the Message-IDs that a server took
 */
export async function expectEachSentOnce(platform: RunningPlatform, sent = mailsOf(platform)): Promise<void> {
  const messages = await platform.rows<{ id: string }>(
    `select distinct message_id as id from outbox where dropped is null order by 1`,
  );
  expect([...sent].toSorted()).toEqual(messages.map(({ id }) => id));
}

/**
 * The same where a crash came between a mail server's yes and our mark: what comes again then is the same mail, by its
 * Message-ID.
 */
export function expectEachSent(platform: RunningPlatform, sent = mailsOf(platform)): Promise<void> {
  return expectEachSentOnce(platform, [...new Set(sent)]);
}

const mailsOf = ({ mails }: RunningPlatform) => mails.messages().map(({ messageId }) => messageId);
