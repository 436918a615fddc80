import type { MigrationInterface, QueryRunner } from 'typeorm';

const levels = `'person', 'backup', 'team-lead', 'management', 'board', 'chair', 'administrator', 'supporter'`;

/** Which organisations have a place of which nobody who is there today answers; `apart` are told nothing of cases. */
const unreached = (apart: string) => `
  create or replace function unreached_organisations(at timestamptz) returns table (organisation_id uuid)
    language sql stable security definer rows 5 set search_path from current
  begin atomic
    select distinct m.organisation_id
      from organisations_away(at) a join membership m on m.organisation_id = a.organisation_id
     where m.level not in (${apart})
       and not exists (select from who_answers(m.organisation_id, m.level, null, null, at));
  end`;

/**
 * A privacy officer reads the log of looks, and nothing else: the looks of his own organisation, and those of others at
 * its cases. What others keep in a vault he does not even see looked at.
 *
 * That he is one the database knows by his place, and not by what the application says of him.
 */
export class PrivacyOfficers1795701366000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table membership drop constraint membership_level_check,
        add constraint membership_level_check check (level in (${levels}, 'privacy-officer', 'boa'))`);
    await db.query(unreached(`'administrator', 'privacy-officer', 'boa'`));
    await db.query(`
      create function controlled_organisations() returns setof uuid
        language sql stable security definer rows 1 set search_path from current
        begin atomic
          select organisation_id from membership
           where person_id = app_person() and level = 'privacy-officer'
             and current_setting('app.role', true) = 'privacy-officer';
        end;
      create function controlled_cases() returns setof uuid
        language sql stable security definer set search_path from current
        begin atomic
          select case_id from case_party
           where organisation_id in (select controlled_organisations()) and involved_at is not null
          union
          select c.id from case_file c join organisation_area a using (municipality)
            join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
           where o.id in (select controlled_organisations());
        end;
      create function pupil_for_control(wanted uuid) returns uuid
        language sql stable security definer set search_path from current
        return (select pupil_id from case_file where id = wanted and region_id = app_region()
                   and exists (select controlled_organisations()));
      revoke execute on function controlled_organisations(), controlled_cases(), pupil_for_control(uuid) from public;
      grant execute on function controlled_organisations(), controlled_cases(), pupil_for_control(uuid) to terugweg_api;

      create index on access_log (organisation_id, id);
      create index on access_log using gin (cases);
      alter policy controlled on access_log
        using (region_id = app_region()
               and (organisation_id = any (array(select controlled_organisations()))
                    or cases && array(select controlled_cases()) and action !~ '/(medical-notes|criminal)'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter policy controlled on access_log
        using (region_id::text = current_setting('app.region', true)
               and current_setting('app.role', true) = 'privacy-officer');
      drop index access_log_cases_idx;
      drop index access_log_organisation_id_id_idx;
      drop function pupil_for_control(uuid);
      drop function controlled_cases();
      drop function controlled_organisations()`);
    await db.query(unreached(`'administrator'`));
    await db.query(`
      delete from membership where level in ('privacy-officer', 'boa');
      alter table membership drop constraint membership_level_check,
        add constraint membership_level_check check (level in (${levels}))`);
  }
}
