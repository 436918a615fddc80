import type { MigrationInterface, QueryRunner } from 'typeorm';

const own = (more: string) => `
  alter policy own on break_glass
    using (region_id = app_region()
           and (person_id = app_person()
                or organisation_id in (select controlled_organisations())
                or director_organisation_id in (select controlled_organisations())${more}))`;

/**
 * A broken glass that nobody reviews does not stay so: who reviews is asked again, and after that who leads the
 * organisation of whoever broke it is told, and then sees it too. Machine time, as all of it.
 */
export class GlassReviews1795710310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table break_glass add reminded_at timestamptz, add escalated_at timestamptz;
      create index break_glass_to_review on break_glass (opened_at) where reviewed_at is null;
      create policy telling on break_glass for select to terugweg_worker using (true);
      grant select (case_id, reviewed_at) on break_glass to terugweg_worker;
      ${own(`
                or escalated_at is not null and organisation_id = app_organisation()
                   and string_to_array(current_setting('app.role', true), ',') && '{management,board}'`)}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${own('')};
      drop policy telling on break_glass;
      drop index break_glass_to_review;
      revoke select (case_id, reviewed_at) on break_glass from terugweg_worker;
      alter table break_glass drop column escalated_at, drop column reminded_at`);
  }
}
