import { createHash } from 'node:crypto';
import { type Open, type Person, Problem } from '@app/platform';

/** An act that may come in twice: a person's key, and what was asked with it. */
export interface OnceKey {
  readonly key: string;
  readonly caseId: string;
  readonly asked: unknown;
}

const fingerprint = (asked: unknown) => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/**
 * Whether this person did this before under this key.
 *
 * @throws Problem `invalid-content` when the key was used for something else
 */
export async function isRepeated(open: Open<Person>, { key, caseId, asked }: OnceKey): Promise<boolean> {
  const before = await caseUnder(open, key, asked);
  if (before !== undefined && before !== caseId) throw usedForAnother();
  return before !== undefined;
}

/**
 * The case in which this person did this before under this key; undefined when he did not.
 *
 * @throws Problem `invalid-content` when the key was used for something else
 */
export async function caseUnder(open: Open<Person>, key: string, asked: unknown): Promise<string | undefined> {
  const [before] = await open.sql<{ asked: string; case_id: string }>(
    `select asked, case_id from once where person_id = $1 and key = $2`,
    [open.who.id, key],
  );
  if (before && before.asked !== fingerprint(asked)) throw usedForAnother();
  return before?.case_id;
}

const usedForAnother = () => new Problem('invalid-content', 'This idempotency key was used for another act');

export async function rememberOnce(open: Open<Person>, { key, caseId, asked }: OnceKey): Promise<void> {
  await open.sql(`insert into once (person_id, key, asked, case_id, done_at) values ($1, $2, $3, $4, $5)`, [
    open.who.id,
    key,
    fingerprint(asked),
    caseId,
    open.now,
  ]);
}
