import type { Door } from '@app/platform';
import type { Relative } from './authority';
import { asMachine } from './as-machine';

const relatives = `
  select a.id, a.person_id as "personId", p.name, o.role, a.kind, a.source, a.since_on as since, a.until_on as until,
         a.channel, p.language, case when not a.is_shielded or $3 then p.email end as email,
         case when not a.is_shielded or $3 then a.address end as address,
         case when not a.is_shielded or $3 then a.phone end as phone, a.is_shielded as "isShielded", a.speaks,
         a.contact_id as "contactId", w.name as contact
    from families_of($1) f join authority a on a.organisation_id = f.organisation_id
    join organisation o on o.id = a.organisation_id join person p on p.id = a.person_id
    left join person w on w.id = a.contact_id
   where a.ended_at is null and not has_left(a.person_id, a.organisation_id, $2)
   order by o.role, a.recorded_at, a.id`;

/**
 * Who has authority over the child of a case today.
 *
 * @param seesShielded whoever asks is told how to reach who is shielded from others
 */
export function relativesOf(door: Door, caseId: string, seesShielded: boolean): Promise<Relative[]> {
  return door.asMachine(asMachine, (open) => open.sql<Relative>(relatives, [caseId, open.now, seesShielded]));
}
