import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isOffice, isSchool, wallsOf } from '../prevention/walls';

/**
 * What officers see happening at a school, for the school itself or for the makers of policy. A closed word and a day:
 * there is no room for anything about a person. New, so that nothing that runs knows of it.
 */
export class SchoolSignals1795405030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table school_signal (
        id uuid primary key,
        region_id uuid not null references region,
        office_id uuid not null references organisation,
        person_id uuid not null references person,
        school_id uuid not null references organisation,
        seen_on date not null,
        kind text not null,
        told_school boolean not null,
        recorded_at timestamptz not null);
      create index on school_signal (office_id, seen_on);
      create index on school_signal (school_id, seen_on) where told_school`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(wallsOf('school_signal', owner, { may: 'select, insert' }));
    await db.query(`
      create policy seeing on school_signal for select to terugweg_api
        using (office_id = app_organisation() or told_school and school_id = app_organisation());
      create policy signalling on school_signal for insert to terugweg_api
        with check (office_id = app_organisation() and person_id = app_person() and region_id = app_region()
                    and ${isOffice} and ${isSchool('school_id')})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table school_signal`);
  }
}
