import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isOffice, wallsOf } from '../prevention/walls';

/**
 * That an office sent a letter to a family: which, to whom and when. The letter itself is made of its template, and is not
 * kept here. Whoever sees the case sees that it was sent. New, so that nothing that runs knows of it.
 */
export class Letters1795695120000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table letter (
        id uuid primary key,
        case_id uuid not null references case_file,
        step text not null,
        kind text not null,
        addressed_to text[] not null check (cardinality(addressed_to) > 0),
        sent_on date not null,
        office_id uuid not null references organisation,
        person_id uuid not null references person,
        recorded_at timestamptz not null,
        unique (case_id, step));
      comment on column letter.step is 'What it was asked by: a letter is sent once for it'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(wallsOf('letter', owner, { may: 'select, insert' }));
    await db.query(`
      create policy seeing on letter for select to terugweg_api using (sees_case(case_id));
      create policy sending on letter for insert to terugweg_api
        with check (sees_case(case_id) and office_id = app_organisation() and person_id = app_person() and ${isOffice})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table letter`);
  }
}
