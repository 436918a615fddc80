import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that belong together and stay apart: brothers and sisters. That two are linked is seen by who may see both, so a
 * link tells nobody of a case that he does not know. Only added: what runs does not look.
 */
export class LinkedCases1795400330000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table case_link (
        one_id uuid not null references case_file,
        other_id uuid not null references case_file,
        reason text not null check (reason in ('siblings', 'same-household', 'same-events')),
        organisation_id uuid not null references organisation,
        person_id uuid references person,
        linked_at timestamptz not null,
        primary key (one_id, other_id),
        check (one_id < other_id));
      create index on case_link (other_id)`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table case_link enable row level security, force row level security;
      create policy machine on case_link to terugweg_retention, ${owner} using (true);
      create policy person on case_link to terugweg_api using (sees_case(one_id) and sees_case(other_id))
        with check (sees_case(one_id) and sees_case(other_id) and organisation_id = app_organisation());
      grant select, insert, delete on case_link to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table case_link`);
  }
}
