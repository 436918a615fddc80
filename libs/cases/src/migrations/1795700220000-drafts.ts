import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody typed in a form and did not send yet. It is of one person: nobody else reads it, of his own organisation
 * neither, and what forgets it sees how old it is and not what it says. New, so that what runs does not know of it.
 */
export class Drafts1795700220000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table draft (
        person_id uuid not null references person on delete cascade,
        key text not null check (length(key) <= 200),
        filled_in json not null check (length(filled_in::text) <= 40000),
        written_at timestamptz not null,
        purge_at timestamptz not null,
        primary key (person_id, key));
      create index on draft (purge_at);
      comment on table draft is 'Of one person; gone when it is sent, when he cancels, and when it has lain too long';
      alter table draft enable row level security, force row level security;
      create policy machine on draft to terugweg_retention using (true);
      create policy person on draft to terugweg_api using (person_id = app_person()) with check (person_id = app_person());
      grant select, insert, update, delete on draft to terugweg_api;
      grant select (person_id, key, purge_at), delete on draft to terugweg_retention`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table draft');
  }
}
