import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a doctor or nurse notes for youth health alone. Neither case nor pupil stands in a row: it is filed under a name
 * that only whoever holds the key makes of a case, and no key of a table leads out of this schema.
 */
export class MedicalNotes1795701180000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table medical.note (
        id uuid primary key,
        filed text not null,
        organisation_id uuid not null,
        person_id uuid not null,
        key text not null,
        content bytea not null,
        written_at timestamptz not null);
      create index on medical.note (filed, written_at)`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table medical.note enable row level security, force row level security;
      create policy machine on medical.note to terugweg_retention, ${owner} using (true);
      create policy own on medical.note to terugweg_medical
        using (organisation_id::text = current_setting('app.organisation', true)
               and split_part(current_setting('app.role', true), ',', 1) = 'youth-health')
        with check (organisation_id::text = current_setting('app.organisation', true)
                    and person_id::text = current_setting('app.person', true)
                    and split_part(current_setting('app.role', true), ',', 1) = 'youth-health');
      grant select, insert on medical.note to terugweg_medical`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table medical.note');
  }
}
