import { tellingParts } from './telling';

/**
 * Takes the locks on cases with something due, the oldest first. Others' locks are skipped, so that several workers
 * share the work; $2 are cases to leave alone.
 */
export const lockDue = `
  select c.id
    from alarm a join case_file c on c.id = a.case_id
   where a.at <= $1 and a.case_id <> all($2::uuid[])
   order by a.at limit $3
     for no key update of c skip locked`;

/**
 * What alarms bring about that went off: parts of a `with`, after a part `taken` with the rows of `alarm` that were
 * taken away; $2 is the moment at which that is. A firing that is there already went off before, whoever armed the
 * alarm again: it goes without a trace.
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
  told as materialized (
    select n.seq, n.case_id, n.at, n.kind, n.matter, t.recipient, min(t.place) as place
      from numbered n join fired using (seq), lateral (
           select case when named = 'director' then n.director_role
                       when named like 'director.%' then n.director_role || substr(named, 9)
                       else named end as recipient, place
             from unnest(n.tell) with ordinality as named_by(named, place)) t
     group by n.seq, n.case_id, n.at, n.kind, n.matter, t.recipient),
  tellings as (
    select seq, json_agg(recipient order by place) as told from told group by seq),
  events as (
    insert into timeline (seq, case_id, at, event, lines)
    select n.seq, n.case_id, n.at,
           json_build_object('kind', 'fired', 'at', round(extract(epoch from n.at) * 1000)::bigint, 'matter', n.matter,
                             'revision', n.revision, 'alarm', n.alarm, 'turn', n.turn),
           json_build_array(case n.kind
             when 'missed' then json_build_object('at', n.written_at, 'on', n.line_on, 'missed', n.name)
             when 'reminder' then json_build_object('at', n.written_at, 'on', n.line_on, 'reminder', n.name,
                                                    'told', t.told)
             else json_build_object('at', n.written_at, 'on', n.line_on, 'rung', n.alarm, 'of', n.name,
                                    'told', t.told) end)
      from numbered n join fired using (seq) left join tellings t using (seq)),${tellingParts}`;

/**
 * Fires everything plain that is due in locked cases ($1), until a moment ($2), in one statement: the alarm goes, its
 * firing, event, line and messages come. Cases in which something changes the case, or rungs of one matter are due from
 * two moments, are given back in `for_rules`.
 */
export const firePlain = `
  with due as materialized (
    select case_id, matter, at, kind, by_rules from alarm where case_id = any($1::uuid[]) and at <= $2),
  for_rules as materialized (
    select distinct case_id from due group by case_id, matter
    having bool_or(by_rules) or count(distinct at) filter (where kind = 'rung') > 1),
  taken as (
    delete from alarm
     where case_id = any($1::uuid[]) and at <= $2 and case_id not in (select case_id from for_rules)
    returning *),
  ${plainEffect}
  select (select count(*)::int from taken) as taken,
         (select coalesce(array_agg(case_id), '{}') from for_rules) as for_rules`;
