import { randomBytes } from 'node:crypto';
import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import type { z } from 'zod';
import type { newReferral, referralResult, Referrals } from './referrals.shapes';

/** What an office referred in a case that it sees. */
export async function referralsOf(open: Open<Person>, caseId: string): Promise<Referrals> {
  const found = await open.sql<Referrals['referrals'][number]>(
    `select id, to_role as "to", reference, result, result_on as "resultOn" from referral
      where case_id = $1 order by sent_at desc, id`,
    [caseId],
  );
  return { referrals: found };
}

/** Refers the child of a case: the reference is by chance, and says nothing. */
export async function refer(
  open: Open<Person>,
  { id, caseId, to }: { readonly id: string; readonly caseId: string } & z.infer<typeof newReferral>,
): Promise<void> {
  const reference = randomBytes(9).toString('base64url');
  await open.sql(
    `insert into referral (id, case_id, office_id, person_id, to_role, reference, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [id, caseId, open.who.organisation, open.who.id, to, reference, open.now],
  );
}

/**
 * A guest says what came of a referral to him, once.
 *
 * @throws Problem `not-found` for a reference that is not his, or that was answered; `invalid-content` for a day to come
 */
export async function tellResult(open: Open<Person>, said: z.infer<typeof referralResult>): Promise<void> {
  if (said.on > (await todayHere(open))) throw new Problem('invalid-content', 'This is still to come');
  const [row] = await open.sql<{ known: boolean }>(`select answer_referral($1, $2, $3, $4) as known`, [
    said.reference,
    said.result,
    said.on,
    open.now,
  ]);
  if (!row?.known) throw new Problem('not-found');
}
