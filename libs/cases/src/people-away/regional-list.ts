import type { Open, Person } from '@app/platform';
import { family } from '@app/rules';
import type { CasePlace, Page } from '../lists';

/** A case on the regional list, and what put it there. */
export interface RegionalCase {
  readonly caseId: string;
  readonly place: CasePlace;
  /** Its ladders are used up. */
  readonly usedUp: boolean;
  /** Nobody can be reached who directs it. */
  readonly withoutDirector: boolean;
  /** Open steps that nobody has today. */
  readonly withoutPerson: readonly string[];
}

/** The family has no contact chain: its steps are asked of it by whoever directs. */
const list = `
  with reach as materialized (select id, has_somebody(id, $4) as somebody from organisation where not is_family),
  party as not materialized (
    select p.case_id, p.role from case_party p join reach r on r.id = p.organisation_id where r.somebody)
  select id as "caseId", array[opened_at::text, id::text] as place, on_regional_list as "usedUp", "withoutDirector",
         "withoutPerson"
    from case_file c, lateral (
         select not exists (select from party p where p.case_id = c.id and p.role = c.director_role) as "withoutDirector",
                array(select s.key from step s
                       where s.case_id = c.id and s.state in ('open', 'waiting') and s.responsible <> all($5)
                         and not exists (select from party p where p.case_id = c.id and p.role = s.responsible)
                       order by s.key) as "withoutPerson") w
   where c.phase <> 'ended' and (c.on_regional_list or "withoutDirector" or "withoutPerson" <> '{}')
     and ($1::text is null or (c.opened_at, c.id) > ($1::timestamptz, $2::uuid))
   order by c.opened_at, c.id limit $3`;

/**
 * The regional list as it is today, of the cases that the person may see, the oldest first: cases whose ladders are used
 * up, and those in which a director or whoever has a step cannot be reached. It looks at the day itself, so that a case is
 * on it on the day that the last one left, and off it when somebody is back.
 */
export function regionalList(open: Open<Person>, { after, limit }: Page<CasePlace>): Promise<RegionalCase[]> {
  return open.sql<RegionalCase>(list, [after?.[0] ?? null, after?.[1] ?? null, limit, open.now, family]);
}
