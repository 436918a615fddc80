import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isOffice, wallsOf } from '../prevention/walls';

/**
 * What an office that works for several municipalities keeps of each: how large it is and where, for its figures, and the
 * instruction that its college gave the officer. A version of an instruction is never changed: the next one holds from its own
 * day. Both outlive that the office works for it. New, so that nothing that runs knows of it.
 */
export class Municipalities1795696320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table municipality_setting (
        office_id uuid not null references organisation,
        municipality text not null,
        size_class text not null check (size_class in ('G4', 'G32', 'other')),
        part text not null check (part in ('north', 'east', 'south', 'west')),
        person_id uuid not null references person,
        written_at timestamptz not null,
        primary key (office_id, municipality));
      create table officer_instruction (
        id uuid primary key,
        region_id uuid not null references region,
        office_id uuid not null references organisation,
        municipality text not null,
        version int not null,
        title text not null check (length(title) <= 120),
        document text not null check (length(document) <= 300),
        adopted_on date not null,
        holds_from date not null,
        surgery_every_weeks smallint check (surgery_every_weeks between 1 and 52),
        terms json not null,
        person_id uuid not null references person,
        recorded_at timestamptz not null,
        unique (office_id, municipality, version))`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(wallsOf('municipality_setting', owner, { may: 'select, insert, update' }));
    await db.query(wallsOf('officer_instruction', owner, { may: 'select, insert' }));
    const own = `office_id = app_organisation() and person_id = app_person() and ${isOffice}`;
    await db.query(`
      create policy seeing on municipality_setting for select to terugweg_api using (office_id = app_organisation());
      create policy setting on municipality_setting for insert to terugweg_api with check (${own});
      create policy changing on municipality_setting for update to terugweg_api
        using (office_id = app_organisation()) with check (${own});
      create policy seeing on officer_instruction for select to terugweg_api using (region_id = app_region());
      create policy giving on officer_instruction for insert to terugweg_api with check (region_id = app_region() and ${own})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table officer_instruction, municipality_setting');
  }
}
