import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Running cases that went over to another version of their agreement, on purpose and after a preview, and back.
 *
 * A case keeps the events of the version that it ran then, so it must be known for good which versions those were:
 * `case_migration` is asked each time the book of a case is made. Beside the running version this is safe.
 */
export class AgreementMigrations1795400210000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table agreement_migration (
        id uuid primary key,
        region_id uuid not null references region,
        workflow text not null,
        from_id uuid not null references agreement,
        to_id uuid not null references agreement,
        done_at timestamptz not null,
        undone_at timestamptz,
        check (from_id <> to_id));
      create table case_migration (
        migration_id uuid not null references agreement_migration,
        case_id uuid not null references case_file,
        primary key (case_id, migration_id));
      create index on case_migration (migration_id)`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const [table, sees] of [
      ['agreement_migration', 'region_id = app_region()'],
      ['case_migration', 'sees_case(case_id)'],
    ]) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_worker, terugweg_retention, ${owner} using (true);
        create policy person on ${table} to terugweg_api using (${sees});
        grant select on ${table} to terugweg_api, terugweg_worker`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table case_migration, agreement_migration`);
  }
}
