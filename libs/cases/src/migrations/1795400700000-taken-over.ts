import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that ran before their region came here: as the list had them, so that the same row is known again, and until when
 * what they tell goes to each person in one mail.
 *
 * Safe beside the version that runs: the new column of `outbox` has a default that is kept beside the table, and whoever
 * does not know the table takes no case over.
 */
export class TakenOver1795400700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table case_taken_over (
        case_id uuid primary key references case_file,
        pupil_id uuid not null references pupil,
        said jsonb not null,
        told_together_until timestamptz not null);
      comment on column case_taken_over.said is 'Dates and words from lists, as the row of the list had them';
      comment on column case_taken_over.told_together_until is 'The first dispatch after it came here';
      create index on case_taken_over (pupil_id);
      create index on case_taken_over (told_together_until);
      alter table outbox add column after_take_over boolean not null default false;
      comment on column outbox.after_take_over is 'Late because its person is told all that cases taken over tell at once'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table case_taken_over enable row level security, force row level security;
      create policy machine on case_taken_over to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on case_taken_over to terugweg_api using (sees_case(case_id));
      grant select on case_taken_over to terugweg_worker;
      grant select (case_id, told_together_until) on case_taken_over to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox drop column after_take_over;
      drop table case_taken_over`);
  }
}
