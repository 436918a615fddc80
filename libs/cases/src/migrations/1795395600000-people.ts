import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who works together in a region, and the pupils and absences that schools tell of.
 *
 * A membership is a place in a contact chain: somebody answers for a role at a level of an organisation. Absences are
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
        sector text check (sector in ('po', 'vo', 'vso', 'mbo')),
        closing_days date[] not null default '{}',
        unique (region_id, number));
      comment on column organisation.number is 'How files of others name it, leading zeros kept';
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
        role text not null,
        level text not null check (level in ('person', 'backup', 'team-lead', 'management', 'board', 'chair')),
        person_id uuid not null references person,
        function text not null,
        unique (organisation_id, role, level, person_id));
      comment on column membership.role is 'What the person answers for: process-director within compulsory-education';
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
        checksum text not null,
        result json not null);
      comment on column absence_import.result is 'Counts, and per wrong row line, column and reason; never what stood there';

      create table absence (
        id bigint generated always as identity primary key,
        pupil_id uuid not null references pupil,
        absent_on date not null,
        kind text not null check (kind in ('unauthorised', 'sick', 'authorised', 'late')),
        hours numeric(4, 2) check (hours > 0),
        import_id uuid references absence_import,
        recorded_at timestamptz not null,
        replaced_at timestamptz);
      create unique index absence_in_force on absence (pupil_id, absent_on, kind) where replaced_at is null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table absence, absence_import, pupil, membership, person, organisation_area, organisation, region`,
    );
  }
}
