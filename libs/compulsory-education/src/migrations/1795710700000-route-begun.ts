import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An officer of the supervision begins the criminal route of a case that he sees. What he knew when he did goes into the vault,
 * where he reads nothing, of that neither; it is there for the boa of his office. An office that has none begins no route.
 *
 * Whether a file is the one that was sent under an id is answered apart: who may not read the vault sends something again as well.
 */
export class RouteBegun1795710700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function offices_with_boa() returns setof uuid
        language sql stable security definer rows 1 set search_path from current
        begin atomic
          select m.organisation_id from membership m join organisation o on o.id = m.organisation_id
           where m.person_id = app_person() and m.level in ('person', 'backup', 'team-lead')
             and o.role = 'compulsory-education' and o.id = app_organisation()
             and split_part(current_setting('app.role', true), ',', 1) = 'compulsory-education'
             and exists (select from membership b where b.organisation_id = o.id and b.level = 'boa');
        end;
      create function criminal_file_is(sent uuid, wanted text) returns boolean
        language sql stable security definer set search_path from current
        begin atomic
          select exists (select from criminal.file f where f.id = sent and f.filed = wanted);
        end;
      revoke execute on function offices_with_boa(), criminal_file_is(uuid, text) from public;
      grant execute on function offices_with_boa() to terugweg_api, terugweg_criminal;
      grant execute on function criminal_file_is(uuid, text) to terugweg_criminal;

      create policy beginning on criminal_route for insert to terugweg_api
        with check (organisation_id in (select offices_with_boa()) and sees_case(case_id) and closed_on is null);
      create policy beginning on criminal.file for insert to terugweg_criminal
        with check (organisation_id in (select offices_with_boa())
                    and person_id::text = current_setting('app.person', true))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy beginning on criminal.file;
      drop policy beginning on criminal_route;
      drop function criminal_file_is(uuid, text);
      drop function offices_with_boa()`);
  }
}
