import type { Open } from '@app/platform';

const end = `
  update share set ended_at = $2, ended_by = $3, ended_because = 'consent-withdrawn'
   where consent_id = $1 and ended_at is null and until_at > $2 returning id`;

/**
 * Him whom it was told to, or the person of the party. The mail is of the case as it is: it says that something was taken
 * back, and not what. Told again for another, the same message goes out again.
 */
const tell = `
  insert into outbox (seq, case_id, person_id, recipient, template)
  select (select max(t.seq) from timeline t where t.case_id = s.case_id), s.case_id, who.id, o.role, 'share-withdrawn'
    from share s join organisation o on o.id = s.to_organisation_id
    cross join lateral (
      select coalesce(s.to_person_id,
        (select m.person_id from membership m
           left join case_party p on p.case_id = s.case_id and p.organisation_id = m.organisation_id
          where m.organisation_id = o.id and m.level in ('person', 'chair') and not has_left(m.person_id, o.id, $2)
          order by m.person_id is distinct from p.person_id, m.level desc, m.id limit 1)) as id) who
   where s.id = any($1) and who.id is not null
  on conflict (seq, person_id, template) do update set queued_at = null, settled_at = null, dropped = null`;

/** Ends what is shared on a consent that was taken back, and tells who had it. */
export async function endShares(
  open: Open,
  { consentId, by }: { readonly consentId: string; readonly by: string },
): Promise<void> {
  const ended = await open.sql<{ id: string }>(end, [consentId, open.now, by]);
  for (const { id } of ended) await open.sql(tell, [[id], open.now]);
}
