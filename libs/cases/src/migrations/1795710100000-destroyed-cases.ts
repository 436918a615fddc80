import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofOrganisation = (whole: string) => `
  (exists (select from case_party where case_id = wanted
             and organisation_id = app_organisation() and involved_at is not null
             and (access_until is null or access_until > agreed_now()))
   or exists (select from case_file c
                join organisation_area a using (municipality)
                join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
               where c.id = wanted and o.id = app_organisation() ${whole}))`;

/** Of one case. */
const seesCase = (whole: string) => `
  create or replace function sees_case(wanted uuid) returns boolean
    language sql stable security definer set search_path from current
    return ${ofOrganisation(whole)} and (not sees_only_told()
        or exists (select from outbox where case_id = wanted and person_id = app_person()))`;

/** Of all cases at once. */
const caseIdsSeen = (whole: string) => `
  create or replace function case_ids_seen() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select id from (
        select case_id as id from case_party
         where organisation_id = app_organisation() and involved_at is not null
           and (access_until is null or access_until > agreed_now())
        union
        select c.id from case_file c join organisation_area a using (municipality)
          join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
         where o.id = app_organisation() ${whole}) of_organisation
       where not sees_only_told() or id in (select case_id from outbox where person_id = app_person())
      union
      select guest from guest_cases() guest
      union
      select glass from glass_cases() glass;
    end`;

const isWhole = 'and c.destroyed_on is null';

/**
 * A case that was destroyed is a shell: no child and no word of anybody, but days, places and closed words, by which the
 * figures of a year stay what they were. Nobody sees it as a case; the office of its municipality counts it.
 *
 * Safe beside the version that runs: it destroys nothing.
 */
export class DestroyedCases1795710100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table case_file
        add column destroyed_on date,
        alter column pupil_id drop not null,
        add constraint case_file_of_a_child check ((pupil_id is null) = (destroyed_on is not null)),
        add constraint case_file_ended_first check (destroyed_on is null or phase = 'ended');
      comment on column case_file.destroyed_on is 'When its content was destroyed: what is left is counted and not read';
      create index on case_file (municipality) where destroyed_on is not null;
      create function by_retention_alone() returns trigger language plpgsql as $$
        begin raise exception 'only retention destroys a case' using errcode = 'insufficient_privilege'; end $$;
      create trigger by_retention_alone before update of destroyed_on on case_file for each row
        when (new.destroyed_on is distinct from old.destroyed_on and current_user <> 'terugweg_retention')
        execute function by_retention_alone();
      alter table case_return alter column person_id drop not null;
      alter table step add column filled_in boolean not null default false;
      comment on column step.filled_in is 'Of a destroyed case: its form was filled in'`);
    await db.query(seesCase(isWhole));
    await db.query(caseIdsSeen(isWhole));
    await db.query(`
      create function figures_of() returns setof uuid
        language sql stable security definer set search_path from current
        begin atomic
          select c.id from case_file c join organisation_area a using (municipality)
            join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
           where c.destroyed_on is not null and o.id = app_organisation();
        end;
      revoke execute on function figures_of() from public;
      grant execute on function figures_of() to terugweg_api;
      create policy figures on case_file for select to terugweg_api using (id in (select figures_of()));
      create policy figures on step for select to terugweg_api using (case_id in (select figures_of()))`);
  }

  /** Not once something was destroyed: its child does not come back. */
  async down(db: QueryRunner): Promise<void> {
    await db.query('drop policy figures on step; drop policy figures on case_file');
    await db.query(caseIdsSeen(''));
    await db.query(seesCase(''));
    await db.query(`
      drop function figures_of();
      alter table step drop filled_in;
      alter table case_return alter column person_id set not null;
      drop trigger by_retention_alone on case_file;
      drop function by_retention_alone();
      alter table case_file drop constraint case_file_ended_first, drop constraint case_file_of_a_child,
        alter column pupil_id set not null, drop destroyed_on`);
  }
}
