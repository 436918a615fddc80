import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which day a child was back, as the officer says when he closes its case. New, so that what runs does not know of it. */
export class CaseReturns1795695600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      create table case_return (
        case_id uuid primary key references case_file,
        returned_on date not null,
        person_id uuid not null references person,
        recorded_at timestamptz not null);
      comment on table case_return is 'Of the last closing; it says nothing of a case that was opened again';
      alter table case_return enable row level security, force row level security;
      create policy machine on case_return to terugweg_retention, ${owner} using (true);
      create policy person on case_return to terugweg_api using (sees_case(case_id)) with check (sees_case(case_id));
      grant select, insert, update on case_return to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table case_return');
  }
}
