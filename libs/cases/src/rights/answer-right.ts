import { type Open, Problem } from '@app/platform';
import { refusalInWords } from '@app/rules';
import { CaseProblem } from '../problem';
import type { RightOutcome } from './right';
import { acted, answerStep, bookOfRequest, goneOn, keepRun, lockRequest, type RightsParts } from './run';
import { tellAsker } from './tell-of-rights';

/** An answer to a request, or that it takes two months longer. */
export interface NewAnswer {
  readonly outcome: RightOutcome | 'extended';
  /** What the family reads: why it is not granted, or not yet, or only in part. */
  readonly reason?: string | undefined;
}

/** The shortest reason that says anything. */
const shortestReason = 20;

const close = `
  update rights_request set answered_at = $2, answered_by = $3, outcome = $4, reason = $5 where id = $1`;
const extend = 'update rights_request set extended_at = $2, extended_because = $3 where id = $1';
const forget = `
  insert into erasure_granted (request_id, region_id, case_id, pupil_id, organisation_id, granted_at)
  select id, region_id, case_id, pupil_id, organisation_id, $2 from rights_request
   where id = $1 and asked_right = 'erasure' and outcome <> 'refused'`;
const asker = 'select asked_by as "personId", asked_by_role as role from rights_request where id = $1';

/**
 * Answers a request whose organisation he answers for. What is not granted as it was asked takes a reason, and so does
 * taking longer, which the family must know within the month. What was granted of an erasure is written down for whoever destroys.
 *
 * @throws Problem `not-found` for one that was answered meanwhile; CaseProblem `reason-needed`, `month-is-over`, `act-refused`
 */
export async function answerRight(
  open: Open,
  parts: RightsParts,
  { id, by, answer }: { readonly id: string; readonly by: string; readonly answer: NewAnswer },
): Promise<void> {
  const { outcome, reason } = answer;
  if (outcome !== 'granted' && (reason?.trim().length ?? 0) < shortestReason) throw new CaseProblem('reason-needed');
  const kept = await lockRequest(open, id);
  if (!kept) throw new Problem('not-found');
  const book = await bookOfRequest(open, parts, kept);
  const at = Math.max(open.nowMs, kept.lastAt.getTime());
  const until = goneOn({ state: kept.state, entries: [] }, at, book);
  const step = answerStep(until.state);
  if (outcome === 'extended' && step.missed) {
    const sentence = {
      nl: 'langer duren kan alleen binnen de eerste maand',
      en: 'it takes longer only within the first month',
    };
    throw new CaseProblem('month-is-over', undefined, { sentence });
  }
  const done = acted(until, { at, act: { act: 'done', step: step.key, outcome, by: step.responsible } }, book);
  if (typeof done === 'string') throw new CaseProblem('act-refused', done, { sentence: refusalInWords(done) });
  await keepRun(open, id, done, by);
  if (outcome === 'extended') await open.sql(extend, [id, open.now, reason]);
  else {
    await open.sql(close, [id, open.now, by, outcome, reason ?? null]);
    await open.sql(forget, [id, open.now]);
  }
  const [who] = await open.sql<{ personId: string | null; role: string }>(asker, [id]);
  if (who?.personId) await tellAsker(open, { caseId: kept.caseId, personId: who.personId, role: who.role });
}

/**
 * A restriction that was granted ends: what was kept apart is read and shared as before.
 *
 * @throws Problem `not-found` where none holds
 */
export async function liftRestriction(open: Open, id: string): Promise<void> {
  const lifted = await open.sql(
    `update rights_request set lifted_at = $2
      where id = $1 and asked_right = 'restriction' and outcome <> 'refused' and lifted_at is null returning id`,
    [id, open.now],
  );
  if (lifted.length === 0) throw new Problem('not-found');
}
