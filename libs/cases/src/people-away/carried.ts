import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** What somebody carries in one role of one case. */
export interface Carried {
  readonly caseId: string;
  readonly role: string;
  /** Whether he directs it, and whether he is asked to. */
  readonly directs: boolean;
  readonly proposed: boolean;
  /** What he has to do, also what waits; a question is one of them. */
  readonly steps: readonly { readonly step: string; readonly dueOn: LocalDate }[];
  /** What put the case on an agenda. */
  readonly agenda: readonly { readonly reason: string; readonly on: LocalDate }[];
}

const carried = `
  select p.case_id as "caseId", p.role, coalesce(c.director_role = p.role, false) as directs,
         coalesce(c.proposed_role = p.role, false) as proposed,
         (select coalesce(json_agg(json_build_object('step', s.key, 'dueOn', s.due_on) order by s.due_on, s.key), '[]')
            from step s where s.case_id = p.case_id and s.responsible = p.role and s.state in ('open', 'waiting')) as steps,
         (select coalesce(json_agg(json_build_object('reason', a.reason, 'on', a.put_on) order by a.put_on, a.seq), '[]')
            from agenda a where a.case_id = p.case_id) as agenda
    from case_party p join case_file c on c.id = p.case_id
   where p.person_id = $1 and p.organisation_id = app_organisation() and c.phase <> 'ended'
   order by c.opened_at, c.id, p.role`;

/**
 * What somebody carries in the organisation of whoever asks: cases that have not ended in which he answers for a role,
 * the oldest first. Where he has nothing to do at the moment, what comes will still be his.
 */
export function carriedBy(open: Open<Person>, personId: string): Promise<Carried[]> {
  return open.sql<Carried>(carried, [personId]);
}
