/** What happens, or is handed over, so much after its moment was held up: by an outage. */
export const heldUpFor = `interval '1 hour'`;

/**
 * Writes a message for everybody who is told: two parts of a `with`, after a part `told (seq, case_id, at, kind, matter,
 * recipient, place)`; $2 is now, by which is seen what comes late. First the party that answers for the role, then who has
 * the level there: the party's own person and backup come before others. In two parts, so that no plan looks up a party
 * for every member of the region.
 *
 * Somebody who answers for two roles is told once.
 */
export const tellingParts = `
  answering as materialized (
    select t.seq, t.case_id, t.at, t.kind, t.matter, t.recipient, t.place, p.organisation_id, p.person_id, p.backup_id,
           coalesce(nullif(split_part(t.recipient, '.', 2), ''), 'person') as level
      from told t join case_party p on p.case_id = t.case_id and p.role = split_part(t.recipient, '.', 1)),
  messages as (
    insert into outbox (seq, case_id, person_id, recipient, template, late)
    select a.seq, a.case_id, m.person_id, a.recipient, mail_of(a.kind, a.matter, a.recipient),
           a.at < $2::timestamptz - ${heldUpFor}
      from answering a join membership m
        on m.organisation_id = a.organisation_id and m.level = a.level
       and m.person_id = coalesce(case a.level when 'person' then a.person_id when 'backup' then a.backup_id end,
                                  m.person_id)
     order by a.seq, a.place
    on conflict do nothing)`;
