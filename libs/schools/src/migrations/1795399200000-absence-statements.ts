import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What schools stated, lesson by lesson, as it came in. Signals count days; this says from which lessons a day was
 * made, so that a school may send one lesson at a time, and may correct one lesson and leave the others.
 *
 * A statement is never changed: a later one on the same part of the day replaces it, and both stay.
 */
export class AbsenceStatements1795399200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table absence_statement (
        id bigint generated always as identity primary key,
        pupil_id uuid not null references pupil,
        absent_on date not null,
        part text not null check (part in ('day', 'late') or part ~ '^[0-9]{1,2}$'),
        kind text not null check (kind in ('unauthorised', 'sick', 'authorised', 'late')),
        hours numeric(4, 2) check (hours > 0),
        import_id uuid not null references absence_import,
        stated_at timestamptz not null,
        replaced_at timestamptz);
      comment on column absence_statement.part is 'A lesson, the whole day, or a time late that names no lesson';
      create unique index absence_statement_in_force on absence_statement (pupil_id, absent_on, part)
        where replaced_at is null;
      alter table absence_statement enable row level security, force row level security;
      create policy person on absence_statement to terugweg_api
        using (exists (select from pupil where pupil.id = pupil_id and pupil.school_id = app_organisation()));
      grant select, insert, update on absence_statement to terugweg_api`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`create policy machine on absence_statement to terugweg_retention, ${owner} using (true)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table absence_statement`);
  }
}
