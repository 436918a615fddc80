import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a family sees otherwise, or wants instead, in its own words.
 *
 * That there is another wish is an event of the case, by a closed word; the words stand here, where they can be erased.
 * The partners of the case read them, and of the family whoever wrote them. New, so that what runs does not know of it.
 */
export class Disagreements1795694460000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table disagreement (
        id uuid primary key,
        case_id uuid not null references case_file,
        authority_id uuid not null references authority,
        role text not null check (role in ('parents', 'young-person')),
        about text not null,
        wish text,
        stated_at timestamptz not null);
      create index on disagreement (case_id);
      comment on column disagreement.wish is 'Empty when it was erased'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table disagreement enable row level security, force row level security;
      create policy machine on disagreement to terugweg_retention, ${owner} using (true);
      create policy person on disagreement for select to terugweg_api using (sees_case(case_id));
      grant select (id, case_id, role, about, wish, stated_at) on disagreement to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table disagreement');
  }
}
