import { heldRegions } from '../region/held-regions';
import { tellingParts } from '../messages/telling';

/**
 * Takes the locks on cases with something due, the oldest first. Others' locks are skipped, so that several workers
 * share the work; $2 are cases to leave alone. Each case is looked up by itself (`offset 0`): else PostgreSQL reads all
 * cases of the region for the few that have something due. There it shows of which region it is, before it is locked: what
 * is due in a region that is not switched on stays where it is, and is passed over until that is done.
 */
export const lockDue = `
  select c.id
    from alarm a, lateral (
         select id from case_file where id = a.case_id and region_id <> all(${heldRegions})
         offset 0 for no key update skip locked) c
   where a.at <= $1 and a.case_id <> all($2::uuid[])
   order by a.at limit $3`;

/**
 * What alarms bring about that went off: parts of a `with`, after a part `taken` with the rows of `alarm` that were
 * taken away; $2 is the moment at which that is. A firing that is there already went off before, whoever armed the
 * alarm again: it goes without a trace.
 *
 * No part is joined with another by number: PostgreSQL sees one row where there are thousands when few of very many alarms
 * are due, and would go through all of one part for each row of the other. `in` within `coalesce` is always a hash.
 */
export const plainEffect = `
  ofcase as materialized (
    select t.*, c.director_role, c.region_id
      from taken t, lateral (select director_role, region_id from case_file where id = t.case_id offset 0) c),
  moments as materialized (
    select at, region_id, iso_in(at, (select settings ->> 'zone' from region r where r.id = one.region_id)) as written_at
      from (select distinct at, region_id from ofcase) one),
  numbered as materialized (
    select nextval('timeline_seq') as seq, ordered.*
      from (select o.*, m.written_at, substring(o.matter from position(':' in o.matter) + 1) as name
              from ofcase o join moments m using (at, region_id)
             order by o.case_id, o.at, o.rank) ordered),
  fired as materialized (
    insert into firing (case_id, matter, revision, alarm, turn, era, seq)
    select case_id, matter, revision, alarm, turn, era, seq from numbered
    on conflict do nothing
    returning seq),
  gone as materialized (
    select n.*, array(select recipient
                        from (select case when named = 'director' then n.director_role
                                          when named like 'director.%' then n.director_role || substr(named, 9)
                                          else named end as recipient, place
                                from unnest(n.tell) with ordinality as named_by(named, place)) t
                       group by recipient order by min(place)) as told
      from numbered n where coalesce(n.seq in (select seq from fired), false)),
  told as materialized (
    select g.seq, g.case_id, g.at, g.kind, g.matter, t.recipient, t.place
      from gone g, unnest(g.told) with ordinality as t(recipient, place)),
  events as (
    insert into timeline (seq, case_id, at, event, lines)
    select seq, case_id, at,
           json_build_object('kind', 'fired', 'at', round(extract(epoch from at) * 1000)::bigint, 'matter', matter,
                             'revision', revision, 'alarm', alarm, 'turn', turn),
           json_build_array(case kind
             when 'missed' then json_build_object('at', written_at, 'on', line_on, 'missed', name)
             when 'reminder' then json_build_object('at', written_at, 'on', line_on, 'reminder', name,
                                                    'told', nullif(told, '{}'))
             else json_build_object('at', written_at, 'on', line_on, 'rung', alarm, 'of', name,
                                    'told', nullif(told, '{}')) end)
      from gone),${tellingParts}`;

/**
 * Fires everything plain that is due in locked cases ($1), until a moment ($2), in one statement: the alarm goes, its
 * firing, event, line and messages come. Cases in which something changes the case, or rungs of one matter are due from
 * two moments, or a place of a party has nobody today, are given back in `for_rules`: when it was planned to be plain,
 * somebody was there.
 */
export const firePlain = `
  with due as materialized (
    select case_id, matter, at, kind, by_rules from alarm where case_id = any($1::uuid[]) and at <= $2),
  for_rules as materialized (
    select distinct case_id from due group by case_id, matter
    having bool_or(by_rules) or count(distinct at) filter (where kind = 'rung') > 1
    union
    select p.case_id from unreached_organisations($2) u, lateral (
           select case_id from case_party
            where organisation_id = u.organisation_id and case_id in (select case_id from due) offset 0) p),
  taken as (
    delete from alarm
     where case_id = any($1::uuid[]) and at <= $2 and case_id not in (select case_id from for_rules)
    returning *),
  ${plainEffect}
  select (select count(*)::int from taken) as taken,
         (select coalesce(array_agg(case_id), '{}') from for_rules) as for_rules`;
