import type { Open } from '@app/platform';
import { type Difference, nameOf } from './differences';

/** A difference that a round found, and what became of it. */
export interface Found extends Difference {
  readonly caseId: string;
  readonly isRepaired: boolean;
  /** An earlier round reported it, and it is still there. */
  readonly isKnown: boolean;
}

const closeGone = `
  update audit_finding f set gone_at = $2
   where f.case_id = $1 and f.is_open and not exists (
         select from json_to_recordset($3) as r(what text, detail jsonb, repaired boolean)
          where (r.what, r.detail) = (f.what, f.detail) and not r.repaired)`;

const add = `
  insert into audit_finding (case_id, what, detail, found_at, repaired)
  select $1, what, detail, $2, repaired from json_to_recordset($3) as r(what text, detail jsonb, repaired boolean)
  on conflict (case_id, what, detail) where is_open do nothing`;

/**
 * Keeps what was found in a case whose lock the door holds. What stays open is kept once, however many rounds find it;
 * what an earlier round found and is there no more is closed.
 */
export async function keepFindings(open: Open, caseId: string, found: readonly Found[]): Promise<void> {
  const rows = found.map(({ what, detail, isRepaired }) => ({ what, detail, repaired: isRepaired }));
  for (const statement of [closeGone, add]) await open.sql(statement, [caseId, open.now, JSON.stringify(rows)]);
}

/** Whether what is found now is what was open before, and nothing else. */
export function areSame(found: readonly Difference[], known: readonly Difference[]): boolean {
  const names = new Set(known.map(nameOf));
  return found.length === known.length && found.every((one) => names.has(nameOf(one)));
}
