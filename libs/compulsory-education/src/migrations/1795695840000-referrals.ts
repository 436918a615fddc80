import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isOffice, wallsOf } from '../prevention/walls';

/**
 * That an officer referred a child to a partner of justice, and what came of it. The partner is a guest: he knows a reference
 * that the officer gave him, says what came of it, and reads nothing, not even the referral. Nobody but the office sees it.
 */
export class Referrals1795695840000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table referral (
        id uuid primary key,
        case_id uuid not null references case_file,
        office_id uuid not null references organisation,
        person_id uuid not null references person,
        to_role text not null,
        reference text not null unique,
        sent_at timestamptz not null,
        result text check (result in ('completed', 'not-completed', 'not-taken-up')),
        result_on date,
        answered_at timestamptz);
      create index on referral (case_id)`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(wallsOf('referral', owner, { may: 'select, insert' }));
    await db.query(`
      create policy seeing on referral for select to terugweg_api
        using (office_id = app_organisation() and sees_case(case_id));
      create policy referring on referral for insert to terugweg_api
        with check (office_id = app_organisation() and person_id = app_person() and sees_case(case_id) and ${isOffice});
      create function answer_referral(known_as text, came_of_it text, came_on date, at timestamptz) returns boolean
        language sql security definer set search_path from current
        begin atomic
          with answered as (
            update referral r set result = came_of_it, result_on = came_on, answered_at = at
              from organisation guest, organisation office
             where r.reference = known_as and r.result is null and guest.id = app_organisation() and guest.role = r.to_role
               and office.id = r.office_id and office.region_id = guest.region_id
            returning r.id)
          select exists (select from answered);
        end`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function answer_referral(text, text, date, timestamptz);
      drop table referral`);
  }
}
