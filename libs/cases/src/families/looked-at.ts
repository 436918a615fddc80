import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** That somebody of an organisation looked at a child on a day, and at what; how often on that day. */
export interface LookedAt {
  readonly on: LocalDate;
  readonly organisation: string;
  readonly role: string;
  readonly categories: readonly string[];
  readonly times: number;
}

/** Further back is asked for in writing: it is kept for five years. */
const most = 200;

const looks = `
  with child as (
    select array_agg(same.id) as pupils
      from authority a join family f on f.organisation_id = a.organisation_id join pupil p on p.id = f.pupil_id
      join pupil same on same.child_id = p.child_id
     where a.person_id = $1 and a.kind <> 'supporter' and a.ended_at is null and not has_left(a.person_id, a.organisation_id, $2))
  select (l.agreed_at at time zone $3)::date as "on", o.name as organisation, l.role,
         coalesce(array_agg(distinct one order by one) filter (where one is not null), '{}') as categories,
         count(distinct l.id)::int as times
    from child join access_log l on l.pupils && child.pupils join organisation o on o.id = l.organisation_id
    left join unnest(l.categories) as one on true
   where l.result = 'shown' and l.person_id <> $1 and l.place <> 'boa'
   group by 1, o.name, l.role order by 1 desc, o.name, l.role limit ${most}`;

/**
 * Who looked at the children of whom somebody has authority (a supporter does not ask), a line per day, organisation and role: NEN 7513 asks for an
 * extract that the person it is about understands. What the criminal route looks at is told by the law of that route. Names of those who looked are asked for at their organisation.
 */
export function lookedAt(open: Open, personId: string, zone: string): Promise<LookedAt[]> {
  return open.sql<LookedAt>(looks, [personId, open.now, zone]);
}
