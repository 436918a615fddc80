import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Days off that were corrected: each time a new row, so that it stays known by what an earlier date was counted.
 *
 * A case names the calendars by which it counted, the last one counts now: `HOLIDAYS.CLOSING`, the row of its region's
 * school holidays and that of its school's closing days. 0 is what held before anything was corrected: the holidays of
 * `workflows/calendars`, kept in the oldest row of the region from its first correction on, and `organisation.closing_days`.
 * Numbers are never used again, also not after a trial. Beside the running version this is safe until the first correction.
 */
export class Calendars1795400900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar_version (
        id int generated always as identity primary key,
        region_id uuid not null references region,
        organisation_id uuid references organisation,
        days json not null,
        saved_at timestamptz not null,
        person_id uuid references person);
      comment on column calendar_version.organisation_id is 'The school whose closing days they are; null for school holidays of the region';
      create trigger kept before update or delete on calendar_version
        for each row execute function refuse_change();
      create index on calendar_version (region_id, organisation_id, id);
      alter table case_file add column calendars text[] not null default '{0.0}' check (calendars <> '{}')`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table calendar_version enable row level security, force row level security;
      create policy machine on calendar_version to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on calendar_version to terugweg_api using (region_id = app_region());
      grant select (id, region_id, organisation_id, days, saved_at) on calendar_version to terugweg_api, terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table case_file drop column calendars; drop table calendar_version`);
  }
}
