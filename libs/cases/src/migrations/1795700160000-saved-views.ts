import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person looks at again and again: a filter under a name, seen by nobody else. Only added. */
export class SavedViews1795700160000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table saved_view (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person on delete cascade,
        name text not null check (length(name) between 1 and 60),
        filter json not null,
        saved_at timestamptz not null,
        unique (person_id, name));
      comment on column saved_view.filter is 'What stands in the address: ids of organisations, places and words, of no child'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table saved_view enable row level security, force row level security;
      create policy machine on saved_view to terugweg_retention, ${owner} using (true);
      create policy person on saved_view to terugweg_api using (person_id = app_person()) with check (person_id = app_person());
      grant select, insert, update, delete on saved_view to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table saved_view');
  }
}
