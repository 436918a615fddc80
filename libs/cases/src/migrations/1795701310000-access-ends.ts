import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofOrganisation = (still: string) => `
  (exists (select from case_party where case_id = wanted
             and organisation_id = app_organisation() and involved_at is not null ${still})
   or exists (select from case_file c
                join organisation_area a using (municipality)
                join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
               where c.id = wanted and o.id = app_organisation()))`;

/** Of one case. */
const seesCase = (still: string) => `
  create or replace function sees_case(wanted uuid) returns boolean
    language sql stable security definer set search_path from current
    return ${ofOrganisation(still)} and (not sees_only_told()
        or exists (select from outbox where case_id = wanted and person_id = app_person()))`;

/** Of all cases at once. */
const caseIdsSeen = (still: string) => `
  create or replace function case_ids_seen() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select id from (
        select case_id as id from case_party
         where organisation_id = app_organisation() and involved_at is not null ${still}
        union
        select c.id from case_file c join organisation_area a using (municipality)
          join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
         where o.id = app_organisation()) of_organisation
       where not sees_only_told() or id in (select case_id from outbox where person_id = app_person())
      union
      select guest from guest_cases() guest;
    end`;

/** The clock is read only where an end is known. */
const untilThen = 'and (access_until is null or access_until > agreed_now())';

/**
 * Until when an organisation sees a case that it took part in: a moment beside the one since when. It ends by the clock, and
 * nobody has to think of it: four weeks after the last step of after-care, and of a guest when his last step is closed. The
 * office that watches a municipality watches by law, and not because it takes part.
 *
 * Safe beside the version that runs: it writes no end, and what ended before is given one here.
 */
export class AccessEnds1795701310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table case_party add column access_until timestamptz;
      comment on column case_party.access_until is 'Until when it sees the case; without, while it takes part';
      update case_party p
         set access_until = (coalesce((select max(s.settled_on) from step s where s.case_id = c.id and s.key like 'after-care-%'),
                                      agreed_now()::date) + 29)::timestamp at time zone (r.settings ->> 'zone')
        from case_file c join region r on r.id = c.region_id
       where c.id = p.case_id and c.phase = 'ended'`);
    await db.query(seesCase(untilThen));
    await db.query(caseIdsSeen(untilThen));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(caseIdsSeen(''));
    await db.query(seesCase(''));
    await db.query('alter table case_party drop access_until');
  }
}
