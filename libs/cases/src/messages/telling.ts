/** What happens, or is handed over, so much after its moment was held up: by an outage. */
export const heldUpFor = `interval '1 hour'`;

/**
 * Writes a message for everybody who is told: parts of a `with`, after a part `told (seq, case_id, at, kind, matter,
 * recipient, place)`; $2 is now, by which is seen what comes late and who is there. First the party that answers for the
 * role, then who has the level there: the party's own person and backup come before others, and where somebody of the
 * organisation is away whoever answers for him (`who_answers`). A party that is told may see the case from then, also one
 * that had left it.
 * Parties are looked up one by one (`offset 0`) and found again by their place, so that no plan reads those of all cases:
 * PostgreSQL cannot know how many rows there are in JSON, and expects thousands.
 *
 * Somebody who answers for two roles is told once. What cases that were taken over tell by their first dispatch goes together
 * as what is late does: a region may come with hundreds of them. So does what goes off by the first dispatch after a region
 * was switched on; whether any region was lately is asked once, and only then of which region a case is.
 */
export const tellingParts = `
  parties as materialized (
    select t.seq, t.case_id, t.at, t.kind, t.matter, t.recipient, t.place, p.role, p.organisation_id, p.person_id,
           p.backup_id, p.place as party, p.involved_at, p.access_until, coalesce(nullif(split_part(t.recipient, '.', 2), ''), 'person') as level,
           t.at < $2::timestamptz - ${heldUpFor} as held_up,
           exists (select from case_taken_over f where f.case_id = t.case_id and t.at <= f.told_together_until)
           or (t.kind in ('reminder', 'review', 'rung')
               and t.at <= (select coalesce(max(told_together_until), '-infinity') from region)
               and exists (select from case_file c join region r on r.id = c.region_id
                            where c.id = t.case_id and t.at <= r.told_together_until)) as is_first
      from told t, lateral (
           select role, organisation_id, person_id, backup_id, involved_at, access_until, ctid as place from case_party
            where case_id = t.case_id and role = split_part(t.recipient, '.', 1) offset 0) p),
  answering as materialized (
    select p.*, case level when 'person' then person_id when 'backup' then backup_id end as chosen,
           organisation_id in (select a.organisation_id from organisations_away($2) a) as is_short
      from parties p),
  answered as (
    select a.*, m.person_id as answers
      from answering a join membership m
        on m.organisation_id = a.organisation_id and m.person_id = coalesce(a.chosen, m.person_id)
       and (m.level = a.level or a.chosen is not null)
     where not is_short
    union all
    select a.*, w.person_id
      from answering a, lateral who_answers(a.organisation_id, a.level, a.chosen, a.backup_id, $2) w
     where is_short),
  messages as (
    insert into outbox (seq, case_id, person_id, recipient, template, late, after_take_over)
    select distinct on (seq, answers, template) seq, case_id, answers, recipient, template, held_up or is_first,
           is_first and not held_up
      from (select seq, case_id, place, answers, recipient,
                   mail_of(kind, matter, recipient) as template, held_up, is_first
              from answered) one
     order by seq, answers, template, place),
  involved as (
    update case_party set involved_at = coalesce(involved_at, $2), access_until = null
     where ctid = any(array(
       select party from answering a
        where involved_at is null
           or access_until is not null and exists (select from case_state s
                 where s.case_id = a.case_id and (s.state -> 'left')::jsonb ? a.role))))`;
