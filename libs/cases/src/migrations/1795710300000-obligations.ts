import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What only an organisation can do for a region, and no software: that it was done, when, by whom and where that can be
 * read. It is only added to. And of each round that looks for shares without a basis: when it was, and what it found.
 *
 * Beside the version that runs this is safe: it knows none of it.
 */
export class Obligations1795710300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table obligation_done (
        id uuid primary key,
        region_id uuid not null references region,
        what text not null,
        done_on date not null,
        done_by text not null check (length(trim(done_by)) between 2 and 200),
        evidence text not null check (length(trim(evidence)) between 3 and 500),
        recorded_by uuid not null references person,
        recorded_at timestamptz not null);
      comment on column obligation_done.evidence is 'Where it can be read: a reference, and not the thing itself';
      create index on obligation_done (region_id, what, done_on desc);

      create table obligation_asked (
        region_id uuid not null references region,
        what text not null,
        asked_on date not null,
        primary key (region_id, what));
      comment on table obligation_asked is 'When it was last asked for by mail: not each day again';

      create table shares_proof (
        is_only boolean primary key default true check (is_only),
        looked_at timestamptz not null);
      alter table share add unfounded_because text
        check (unfounded_because in ('no-consent', 'not-on-the-map', 'no-party'))`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      create function may_record_obligations() returns boolean language sql stable
        return string_to_array(current_setting('app.role', true), ',') @> '{compulsory-education,team-lead}'
            or string_to_array(current_setting('app.role', true), ',') @> '{administrator}';
      alter table obligation_done enable row level security, force row level security;
      create policy machine on obligation_done to terugweg_worker, ${owner} using (true);
      create policy reading on obligation_done for select to terugweg_api using (region_id = app_region());
      create policy recording on obligation_done for insert to terugweg_api
        with check (region_id = app_region() and recorded_by = app_person() and may_record_obligations());
      grant select, insert on obligation_done to terugweg_api;
      grant select on obligation_done to terugweg_worker;
      grant select, insert, update on obligation_asked, shares_proof to terugweg_worker;
      grant update (unfounded_because) on share to terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table share drop column unfounded_because;
      drop table shares_proof, obligation_asked, obligation_done;
      drop function may_record_obligations()`);
  }
}
