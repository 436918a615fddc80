import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who answers for a place in a contact chain at a moment.
 *
 * One choice for everything that is told, planned or listed. Whoever is away is answered for by his substitute, and if
 * that one is away by the substitute of that one, around a circle once. Where that leads to nobody, the person who does
 * the work is answered for by his backup, the other backups, the team lead, and at last by anybody who does such work. A
 * place that nobody ever had stays empty, and so does one higher up: its rung is skipped as agreed.
 *
 * Each function looks past the walls, and says no more than whom to tell, or which organisations have somebody away.
 */
export class WhoAnswers1795400610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function away_from(organisation uuid, at timestamptz)
        returns table (person_id uuid, kind text, substitute_id uuid)
        language sql stable security definer rows 5 set search_path from current
      begin atomic
        select a.person_id, a.kind, a.substitute_id
          from away a, (select (at at time zone (r.settings ->> 'zone'))::date as today
                          from organisation o join region r on r.id = o.region_id where o.id = organisation) d
         where a.organisation_id = away_from.organisation and a.from_on <= today
           and (a.until_on is null or today <= a.until_on) and (a.back_on is null or today < a.back_on);
      end;

      create function organisations_away(at timestamptz) returns table (organisation_id uuid)
        language sql stable security definer rows 10 set search_path from current
      begin atomic
        select distinct a.organisation_id
          from away a join organisation o on o.id = a.organisation_id join region r on r.id = o.region_id,
               lateral (select (at at time zone (r.settings ->> 'zone'))::date as today) d
         where a.from_on <= today and (a.until_on is null or today <= a.until_on)
           and (a.back_on is null or today < a.back_on);
      end;

      create function has_left(person uuid, organisation uuid, at timestamptz) returns boolean
        language sql stable security definer set search_path from current
        return exists (select from away_from(organisation, at) a where a.person_id = person and a.kind = 'departure');

      create function who_answers(wanted uuid, wanted_level text, chosen uuid, backup uuid, at timestamptz)
        returns table (person_id uuid) language sql stable security definer rows 2 set search_path from current
      begin atomic
        with recursive
          gone as materialized (
            select distinct on (a.person_id) a.person_id, a.substitute_id from away_from(wanted, at) a
             order by a.person_id, a.kind, a.substitute_id),
          place as materialized (
            select m.person_id, m.level from membership m
             where m.organisation_id = wanted and m.level <> 'administrator'),
          candidate as (
            select chosen as person_id, 0 as turn where chosen is not null
            union all select p.person_id, 0 from place p where chosen is null and p.level = wanted_level
            union all select backup, 1 where wanted_level = 'person' and backup is not null
            union all select p.person_id, 2 from place p where wanted_level in ('person', 'backup') and p.level = 'backup'
            union all select p.person_id, 3 from place p where wanted_level in ('person', 'backup') and p.level = 'team-lead'
            union all select p.person_id, 4 from place p where wanted_level = 'person' and p.level = 'person'),
          standing (person_id, turn, met) as (
            select c.person_id, c.turn, array[c.person_id] from candidate c
             where exists (select from place p where p.level = wanted_level)
            union all
            select g.substitute_id, s.turn, s.met || g.substitute_id
              from standing s join gone g on g.person_id = s.person_id
             where g.substitute_id is not null and g.substitute_id <> all (s.met)),
          here as (
            select s.person_id, s.turn from standing s
             where exists (select from place p where p.person_id = s.person_id)
               and not exists (select from gone g where g.person_id = s.person_id))
        select distinct h.person_id from here h where h.turn = (select min(o.turn) from here o);
      end;

      create function unreached_organisations(at timestamptz) returns table (organisation_id uuid)
        language sql stable security definer rows 5 set search_path from current
      begin atomic
        select distinct m.organisation_id
          from organisations_away(at) a join membership m on m.organisation_id = a.organisation_id
         where m.level <> 'administrator'
           and not exists (select from who_answers(m.organisation_id, m.level, null, null, at));
      end;

      create function has_somebody(organisation uuid, at timestamptz) returns boolean
        language sql stable security definer set search_path from current
        return exists (
          select from who_answers(organisation,
            case when exists (select from membership m where m.organisation_id = organisation and m.level = 'person')
                 then 'person' else 'chair' end, null, null, at));

      revoke execute on function away_from(uuid, timestamptz) from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function has_somebody(uuid, timestamptz);
      drop function unreached_organisations(timestamptz);
      drop function who_answers(uuid, text, uuid, uuid, timestamptz);
      drop function has_left(uuid, uuid, timestamptz);
      drop function organisations_away(timestamptz);
      drop function away_from(uuid, timestamptz)`);
  }
}
