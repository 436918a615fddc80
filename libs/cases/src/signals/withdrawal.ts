import type { Open } from '@app/platform';
import type { CaseState } from '@app/rules';

/** What an act was that is taken back, and the state that would have been without it. */
export interface TakenAct {
  readonly caseId: string;
  /** Number of its event. */
  readonly seq: number;
  /** Number of the event that takes it back. */
  readonly by: number;
  readonly after: CaseState;
}

/**
 * Follows messages that should not have been sent by one that withdraws them: what the act itself told, and what went
 * off since for a step, clock or answer that without the act is not there in that revision.
 */
export async function withdrawMessages(open: Open, { caseId, seq, by, after }: TakenAct): Promise<void> {
  const matters = [
    ...Object.values(after.steps),
    ...Object.values(after.clocks),
    ...(after.proposal ? [after.proposal] : []),
  ];
  const still = matters.map(({ matter, revision }) => ({ matter, revision }));
  await open.sql(
    `insert into outbox (seq, case_id, person_id, recipient, template)
     select distinct on (o.person_id) $3::bigint, o.case_id, o.person_id, o.recipient, 'withdrawal'
       from outbox o left join firing f on f.case_id = o.case_id and f.seq = o.seq
      where o.case_id = $1 and (o.seq = $2 or o.seq > $2 and f.seq is not null and not exists (
            select from json_to_recordset($4) as s(matter text, revision int)
             where (s.matter, s.revision) = (f.matter, f.revision)))
      order by o.person_id, o.seq
     on conflict do nothing`,
    [caseId, seq, by, JSON.stringify(still)],
  );
}
