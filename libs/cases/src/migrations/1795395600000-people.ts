import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who works together in a region, and the pupils and absences that schools tell of.
 *
 * A membership is a place in a contact chain: somebody answers at a level of an organisation. Absences are
 * never changed: a later statement about the same day replaces the earlier one and both stay.
 */
export class People1795395600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table region (
        id uuid primary key,
        name text not null unique,
        settings json not null);
      comment on column region.settings is 'region.yaml as the rules read it';

      create table organisation (
        id uuid primary key,
        region_id uuid not null references region,
        role text not null,
        name text not null,
        number text,
        sectors text[] not null default '{}' check (sectors <@ '{po,vo,vso,mbo}'),
        closing_days date[] not null default '{}',
        unique (region_id, number));
      comment on column organisation.number is 'How files of others name it, leading zeros kept';
      comment on column organisation.sectors is 'What a school teaches, or the schools that an alliance serves';
      create index on organisation (region_id, role);

      create table organisation_area (
        organisation_id uuid not null references organisation,
        municipality text not null,
        primary key (organisation_id, municipality));

      create table person (
        id uuid primary key,
        region_id uuid not null references region,
        name text not null,
        email text not null,
        language text not null check (language in ('nl', 'en')));

      create table membership (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        level text not null check (level in ('person', 'backup', 'team-lead', 'management', 'board', 'chair')),
        person_id uuid not null references person,
        function text not null,
        unique (organisation_id, level, person_id));
      create index on membership (person_id)`);
    await db.query(`
      create table pupil (
        id uuid primary key,
        region_id uuid not null references region,
        school_id uuid not null references organisation,
        number text not null,
        name text not null,
        born_on date not null,
        municipality text not null,
        unique (school_id, number));
      comment on column pupil.number is 'As the school writes it, leading zeros kept';

      create table absence_import (
        id uuid primary key,
        region_id uuid not null references region,
        organisation_id uuid not null references organisation,
        person_id uuid references person,
        imported_at timestamptz not null,
        covers_from date,
        covers_until date,
        checksum text not null,
        result json not null);
      comment on column absence_import.covers_from is 'The first day that the file speaks of; without one it speaks of all days';
      comment on column absence_import.result is 'Counts, and per wrong row line, column and reason; never what stood there';

      create table absence (
        id bigint generated always as identity primary key,
        pupil_id uuid not null references pupil,
        absent_on date not null,
        kind text not null check (kind in ('unauthorised', 'sick', 'authorised', 'late')),
        hours numeric(4, 2) check (hours > 0),
        times smallint not null default 1 check (times > 0),
        doubtful boolean not null default false,
        import_id uuid references absence_import,
        recorded_at timestamptz not null,
        replaced_at timestamptz);
      comment on column absence.times is 'How often on that day: one may be late twice';
      create unique index absence_in_force on absence (pupil_id, absent_on, kind) where replaced_at is null;

      create table signal_look (
        pupil_id uuid primary key references pupil,
        look_at timestamptz not null);
      create index on signal_look (look_at);
      comment on table signal_look is 'When a signal may fire without a new absence: a length that will be full'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table signal_look, absence, absence_import, pupil, membership, person, organisation_area, organisation, region`,
    );
  }
}
