import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who signed what a region agrees on, and ladders that somebody drafts. What is published is not touched: a draft is seen by the
 * partners and climbed by nobody. Its signatures are of one text: whoever writes on changes it, and they are not of that. New,
 * so that what runs does not know of it.
 */
export class AgreementDrafts1795696260000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ladder_draft (
        region_id uuid primary key references region,
        revision int not null default 1,
        ladders json not null,
        checksum text not null,
        person_id uuid references person,
        written_at timestamptz not null);
      create table agreement_signature (
        region_id uuid not null references region,
        organisation_id uuid not null references organisation,
        person_id uuid references person,
        checksum text not null,
        signed_at timestamptz not null,
        primary key (organisation_id, checksum));
      comment on column agreement_signature.checksum is 'Of the text that was signed: the agreements in force, or a draft of ladders'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['ladder_draft', 'agreement_signature']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true);
        create policy reading on ${table} for select to terugweg_api using (region_id = app_region())`);
    }
    const administers = `region_id = app_region() and exists
        (select from membership where person_id = app_person() and level = 'administrator')`;
    await db.query(`
      grant select, insert, update on ladder_draft to terugweg_api;
      grant select, insert on agreement_signature to terugweg_api;
      create policy drafting on ladder_draft for insert to terugweg_api with check (${administers});
      create policy writing on ladder_draft for update to terugweg_api using (${administers}) with check (${administers});
      create policy signing on agreement_signature for insert to terugweg_api
        with check (region_id = app_region() and organisation_id = app_organisation() and person_id = app_person())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table agreement_signature, ladder_draft');
  }
}
