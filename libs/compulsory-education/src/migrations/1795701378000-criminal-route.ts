import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The criminal route. What an officer with the powers of an investigator (boa) keeps lies in the criminal vault, filed under a
 * name that only whoever holds the key makes of a case; beside the case stands that the route runs or is closed, and since
 * when. A boa sees nothing of the supervision: of a case of his office he gets the child, where it goes to school, and since
 * when it is away.
 *
 * That somebody is one the database knows by his place.
 */
export class CriminalRoute1795701378000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function boa_offices() returns setof uuid
        language sql stable security definer rows 1 set search_path from current
        begin atomic
          select m.organisation_id from membership m join organisation o on o.id = m.organisation_id
           where m.person_id = app_person() and m.level = 'boa' and o.role = 'compulsory-education'
             and current_setting('app.role', true) = 'boa';
        end;
      create function case_for_boa(wanted uuid)
        returns table (pupil_id uuid, office_id uuid, name text, born_on date, school text, municipality text,
                       first_day_absent date)
        language sql stable security definer rows 1 set search_path from current
        begin atomic
          select p.id, f.office_id, p.name, p.born_on, s.name, p.municipality, c.first_day_absent
            from case_file c join pupil p on p.id = c.pupil_id join organisation s on s.id = c.school_id
            cross join (select office_id from boa_offices() as office_id) f
           where c.id = wanted
             and (exists (select from organisation_area a
                           where a.organisation_id = f.office_id and a.municipality = c.municipality)
                  or exists (select from case_party y where y.case_id = c.id and y.organisation_id = f.office_id
                                                        and y.involved_at is not null));
        end;
      revoke execute on function boa_offices(), case_for_boa(uuid) from public;
      grant execute on function boa_offices() to terugweg_api, terugweg_criminal;
      grant execute on function case_for_boa(uuid) to terugweg_api;

      create table criminal_route (
        case_id uuid primary key references case_file,
        organisation_id uuid not null references organisation,
        running_since date not null,
        closed_on date check (closed_on >= running_since));
      comment on table criminal_route is 'All that is known of it beside the case';

      create table criminal.file (
        id uuid primary key,
        filed text not null unique,
        organisation_id uuid not null,
        person_id uuid not null,
        key text not null,
        content bytea not null,
        opened_at timestamptz not null);
      create table criminal.writing (
        id uuid primary key,
        filed text not null references criminal.file (filed),
        organisation_id uuid not null,
        person_id uuid not null,
        kind text not null check (kind in ('note', 'official-report')),
        key text not null,
        content bytea not null,
        written_at timestamptz not null);
      create index on criminal.writing (filed, written_at)`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table criminal_route enable row level security, force row level security;
      create policy machine on criminal_route to terugweg_retention, ${owner} using (true);
      create policy reading on criminal_route for select to terugweg_api
        using (sees_case(case_id) or organisation_id in (select boa_offices()));
      create policy opening on criminal_route for insert to terugweg_api
        with check (organisation_id in (select office_id from case_for_boa(case_id)) and closed_on is null);
      create policy closing on criminal_route for update to terugweg_api
        using (organisation_id in (select boa_offices()) and closed_on is null)
        with check (organisation_id in (select boa_offices()));
      grant select, insert, update (closed_on) on criminal_route to terugweg_api`);
    for (const table of ['file', 'writing']) {
      await db.query(`
        alter table criminal.${table} enable row level security, force row level security;
        create policy machine on criminal.${table} to terugweg_retention, ${owner} using (true);
        create policy own on criminal.${table} to terugweg_criminal
          using (organisation_id in (select boa_offices()))
          with check (organisation_id in (select boa_offices()) and person_id::text = current_setting('app.person', true));
        grant select, insert on criminal.${table} to terugweg_criminal`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table criminal.writing, criminal.file, criminal_route;
      drop function case_for_boa(uuid);
      drop function boa_offices()`);
  }
}
