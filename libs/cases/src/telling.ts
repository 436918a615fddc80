/** What happens, or is handed over, so much after its moment was held up: by an outage. */
export const heldUpFor = `interval '1 hour'`;

/**
 * Writes a message for everybody who is told: parts of a `with`, after a part `told (seq, case_id, at, kind, matter,
 * recipient, place)`; $2 is now, by which is seen what comes late. First the party that answers for the role, then who has
 * the level there: the party's own person and backup come before others. A party that is told may see the case from then.
 * Parties are looked up one by one (`offset 0`) and found again by their place, so that no plan reads those of all cases:
 * PostgreSQL cannot know how many rows there are in JSON, and expects thousands.
 *
 * Somebody who answers for two roles is told once. What cases that were taken over tell by their first dispatch goes together
 * as what is late does: a region may come with hundreds of them.
 */
export const tellingParts = `
  answering as materialized (
    select t.seq, t.case_id, t.at, t.kind, t.matter, t.recipient, t.place, p.role, p.organisation_id, p.person_id,
           p.backup_id, p.place as party, p.involved_at, coalesce(nullif(split_part(t.recipient, '.', 2), ''), 'person') as level,
           t.at < $2::timestamptz - ${heldUpFor} as held_up,
           exists (select from case_taken_over f where f.case_id = t.case_id and t.at <= f.told_together_until) as is_first
      from told t, lateral (
           select role, organisation_id, person_id, backup_id, involved_at, ctid as place from case_party
            where case_id = t.case_id and role = split_part(t.recipient, '.', 1) offset 0) p),
  messages as (
    insert into outbox (seq, case_id, person_id, recipient, template, late, after_take_over)
    select distinct on (seq, person_id, template) seq, case_id, person_id, recipient, template, held_up or is_first,
           is_first and not held_up
      from (select a.seq, a.case_id, a.place, m.person_id, a.recipient,
                   mail_of(a.kind, a.matter, a.recipient) as template, a.held_up, a.is_first
              from answering a join membership m
                on m.organisation_id = a.organisation_id and m.level = a.level
               and m.person_id = coalesce(case a.level when 'person' then a.person_id when 'backup' then a.backup_id end,
                                          m.person_id)) one
     order by seq, person_id, template, place),
  involved as (
    update case_party set involved_at = $2
     where ctid = any(array(select party from answering where involved_at is null)))`;
