import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether he who leads or answers for an organisation was told of a case, where he sees no other. */
const told = (id: string) => `
  (not sees_only_told() or exists (select from outbox x where x.case_id = ${id} and x.person_id = app_person()))`;

/** Of one case; `where` says more of its office. */
const seesCase = (where: string) => `
  create or replace function sees_case(wanted uuid) returns boolean
    language sql stable security definer set search_path from current
    return (exists (select from case_party where case_id = wanted
                       and organisation_id = app_organisation() and involved_at is not null
                       and (access_until is null or access_until > agreed_now()))
            or exists (select from case_file c
                         join organisation_area a using (municipality)
                         join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education' ${where}
                        where c.id = wanted and o.id = app_organisation() and c.destroyed_on is null))
       and ${told('wanted')}`;

/** Of all cases at once. */
const caseIdsSeen = (where: string) => `
  create or replace function case_ids_seen() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select id from (
        select case_id as id from case_party
         where organisation_id = app_organisation() and involved_at is not null
           and (access_until is null or access_until > agreed_now())
        union
        select c.id from case_file c join organisation_area a using (municipality)
          join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education' ${where}
         where o.id = app_organisation() and c.destroyed_on is null) of_organisation
       where not sees_only_told() or id in (select case_id from outbox where person_id = app_person())
      union
      select guest from guest_cases() guest
      union select glass from glass_cases() glass;
    end`;

const guestCases = (also: string) => `
  create or replace function guest_cases() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select g.case_id from table_guest g join table_item i using (meeting_id, case_id)
               join table_meeting m on m.id = g.meeting_id
       where g.organisation_id = app_organisation() and i.discussing and m.final_at is null ${also};
    end`;

/**
 * A region ends at its offices: a child at a school here that lives in a municipality of another region has a case here, and
 * the office there is no party of it and signed nothing here. And of a guest at a table nobody sees more than he does otherwise:
 * who answers for his organisation sees what he was told of.
 *
 * Safe beside the version that runs: it could open no such case, only count it.
 */
export class OfficesOfRegion1795710200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(guestCases(`and ${told('g.case_id')}`));
    await db.query(seesCase('and o.region_id = c.region_id'));
    await db.query(caseIdsSeen('and o.region_id = c.region_id'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(caseIdsSeen(''));
    await db.query(seesCase(''));
    await db.query(guestCases(''));
  }
}
