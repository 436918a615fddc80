import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which files came in, and what became of them; and the key of the hashes where configuration brings none, made once
 * per installation as the secret of sessions is.
 *
 * Only administrators of the region see its imports.
 */
export class ImportRuns1795400110000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table import_run (
        id uuid primary key,
        region_id uuid not null references region,
        person_id uuid references person,
        kind text not null,
        profile text not null,
        imported_at timestamptz not null,
        is_trial boolean not null,
        counts json not null,
        errors json not null);
      comment on column import_run.errors is 'Of the first wrong rows line, column and reason; never what stood there';
      create index on import_run (region_id, imported_at);

      create table identity_key (
        only_row boolean primary key default true check (only_row),
        key text not null);
      insert into identity_key (key)
      select replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table import_run enable row level security, force row level security;
      create policy machine on import_run to terugweg_retention, ${owner} using (true);
      create policy person on import_run to terugweg_api using (region_id = app_region() and exists
        (select from membership where person_id = app_person() and level = 'administrator'));
      grant select on import_run to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table identity_key, import_run`);
  }
}
