import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is around a child beside those that signed: kinds of partners that a region adds to the known ones, the partners of a
 * case, and what regions agreed on children who live in one and go to school in the other. New, so that what runs does not
 * know of it. What is a matter of justice is seen by whoever wrote it alone.
 */
export class PartnersAround1795695780000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table partner_type (
        region_id uuid not null references region,
        id text not null,
        title json not null,
        primary key (region_id, id));
      create table case_partner (
        id uuid primary key,
        case_id uuid not null references case_file,
        type text not null,
        name text not null,
        is_judicial boolean not null,
        organisation_id uuid not null references organisation,
        person_id uuid not null references person,
        recorded_at timestamptz not null);
      create index on case_partner (case_id);
      create table region_pair (
        region_id uuid not null references region,
        other text not null,
        municipalities text[] not null,
        relative text not null check (relative in ('home', 'school')),
        absolute text not null check (absolute in ('home', 'school')),
        primary key (region_id, other));
      comment on column region_pair.other is 'The other region by name: it need not be here'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['partner_type', 'case_partner', 'region_pair']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true)`);
    }
    await db.query(`
      create policy person on partner_type to terugweg_api using (region_id = app_region());
      create policy person on region_pair to terugweg_api using (region_id = app_region());
      create policy person on case_partner to terugweg_api
        using (sees_case(case_id) and (not is_judicial or organisation_id = app_organisation()))
        with check (sees_case(case_id) and organisation_id = app_organisation());
      grant select, insert on partner_type, case_partner to terugweg_api;
      grant select, insert, update on region_pair to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table region_pair, case_partner, partner_type');
  }
}
