import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facilities beyond one school: what a place there is for, how many there are, who pays, and from when until when.
 *
 * Everybody in the region reads them, so nothing of a child stands in them; the alliance that keeps one changes it. New, so
 * that nothing that runs knows of it.
 */
export class Facilities1795403000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table facility (
        id uuid primary key,
        region_id uuid not null references region,
        alliance_id uuid not null references organisation,
        name text not null,
        type text not null,
        sectors text[] not null check (sectors <> '{}' and sectors <@ '{po,vo,vso,mbo}'),
        target_groups text[] not null,
        municipality text not null,
        expert text,
        programmes text[] not null default '{}',
        returns_to text,
        payer text not null check (payer in ('board', 'alliance', 'municipality')),
        capacity int not null check (capacity between 0 and 500),
        valid_from date not null,
        valid_until date,
        check (valid_until >= valid_from));
      create index on facility (region_id);
      comment on column facility.target_groups is 'Empty: for everybody of its sectors';
      comment on column facility.programmes is 'What one can follow there, by name';
      comment on column facility.returns_to is 'Where children go from here, as agreed';
      comment on column facility.capacity is 'Places are numbered from 1; a number above it is given to nobody any more'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table facility enable row level security, force row level security;
      create policy machine on facility to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on facility to terugweg_api using (region_id = app_region());
      create policy keeps on facility as restrictive for insert to terugweg_api
        with check (alliance_id = app_organisation());
      create policy changes on facility as restrictive for update to terugweg_api
        using (alliance_id = app_organisation());
      grant select, insert, update on facility to terugweg_api;
      grant select on facility to terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table facility');
  }
}
