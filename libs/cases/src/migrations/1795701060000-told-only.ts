import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofOrganisation = `
  (exists (select from case_party where case_id = wanted
             and organisation_id = app_organisation() and involved_at is not null)
   or exists (select from case_file c
                join organisation_area a using (municipality)
                join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
               where c.id = wanted and o.id = app_organisation()))`;

/** Of one case. */
const seesCase = (told: string) => `
  create or replace function sees_case(wanted uuid) returns boolean
    language sql stable security definer set search_path from current
    return ${ofOrganisation} ${told}`;

/** Of all cases at once. */
const caseIdsSeen = (told: string) => `
  create or replace function case_ids_seen() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select id from (
        select case_id as id from case_party where organisation_id = app_organisation() and involved_at is not null
        union
        select c.id from case_file c join organisation_area a using (municipality)
          join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
         where o.id = app_organisation()) of_organisation ${told}
      union
      select guest from guest_cases() guest;
    end`;

/** Of a pupil of one's own school of whom there is no case. */
const ownPupils = (told: string) => `
  alter policy person on pupil
    using ((school_id = app_organisation() ${told}) or exists (select from case_file c where c.pupil_id = pupil.id))`;

/**
 * Who leads or answers for an organisation sees the cases of which he was told, and no others: an escalation is what makes
 * a case his. Leads of a school, of an office and of youth health do the work or plan it, and see what their people see.
 */
export class ToldOnly1795701060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index on outbox (person_id, case_id);
      create function sees_only_told() returns boolean language sql stable
        return split_part(current_setting('app.role', true), ',', 2) = 'board'
          or current_setting('app.role', true) = any (array['youth-health,management', 'alliance,management',
               'neighbourhood-team,team-lead', 'neighbourhood-team,management'])`);
    await db.query(
      seesCase(`and (not sees_only_told()
        or exists (select from outbox where case_id = wanted and person_id = app_person()))`),
    );
    await db.query(
      caseIdsSeen(`where not sees_only_told() or id in (select case_id from outbox where person_id = app_person())`),
    );
    await db.query(ownPupils('and not sees_only_told()'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(ownPupils(''));
    await db.query(caseIdsSeen(''));
    await db.query(seesCase(''));
    await db.query(`drop function sees_only_told(); drop index outbox_person_id_case_id_idx`);
  }
}
