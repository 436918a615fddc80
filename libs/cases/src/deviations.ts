import type { Open, Person } from '@app/platform';
import type { Page } from './lists';

/** In which ways a step goes otherwise than agreed: left out, moved, or done by another way. */
export const deviating = ['skipped', 'extended', 'otherwise'] as const;
export type Deviating = (typeof deviating)[number];

/** A step that was left out, moved or done otherwise than agreed, and why. */
export interface Deviation {
  readonly seq: number;
  readonly caseId: string;
  readonly at: Date;
  readonly how: Deviating;
  /** The key of the step. */
  readonly step: string;
  /** The new due date of what was moved. */
  readonly to: string | null;
  readonly role: string;
  /** The name of who did it. */
  readonly person: string | null;
  readonly reason: string;
}

export type DeviationPlace = number;

/** When the deviations were that are asked, and of which way where it is named. */
export interface DeviationsAsked {
  readonly from: Date;
  readonly until: Date;
  readonly how?: Deviating | undefined;
}

/**
 * What explains a deviation is a remark, and few acts have one: so the list begins there. Who took an act back did not deviate.
 * `offset 0`: each is looked up in its own case.
 */
const deviations = `
  select t.seq, r.case_id as "caseId", t.at, h.how,
         t.act ->> 'step' as step, t.act ->> 'to' as "to", t.by_role as role, p.name as person, r.text as reason
    from remark r
    join lateral (
           select e.seq, e.at, e.event -> 'act' as act, e.by_role from timeline e
            where e.case_id = r.case_id
              and coalesce(e.event -> 'act' ->> 'otherwise', e.event -> 'act' ->> 'reason') = r.id::text offset 0) t on true
    cross join lateral (select case when r.category = 'otherwise' then 'otherwise' when t.act ->> 'act' = 'skip' then 'skipped'
                                    else 'extended' end as how) h
    left join person p on p.id = r.person_id
   where r.written_at >= $1 and r.written_at < $2 and ($3::bigint is null or t.seq < $3)
     and ($5::text is null or h.how = $5)
     and (r.category = 'otherwise' or t.act ->> 'act' in ('skip', 'extend'))
     and not exists (
           select from timeline e
            where e.case_id = r.case_id and e.seq > t.seq and e.event -> 'act' ->> 'act' = 'correct'
              and e.event -> 'act' -> 'takesBack' ->> 'act' = t.act ->> 'act'
              and coalesce(e.event -> 'act' -> 'takesBack' ->> 'step', t.act ->> 'step') = t.act ->> 'step'
              and coalesce((e.event -> 'act' -> 'takesBack' ->> 'at')::bigint,
                           (extract(epoch from t.at) * 1000)::bigint) = (extract(epoch from t.at) * 1000)::bigint)
   order by t.seq desc limit $4`;

/** The deviations in the cases that this person sees, the newest first. */
export function deviationsSeen(
  open: Open<Person>,
  { from, until, how }: DeviationsAsked,
  { after, limit }: Page<DeviationPlace>,
): Promise<Deviation[]> {
  return open.sql<Deviation>(deviations, [from, until, after ?? null, limit, how ?? null]);
}
