import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one visitor of terugweg_api may see, per table; `check` is what he may write, where that differs. */
interface Wall {
  readonly sees: string;
  readonly check?: string;
  readonly may: string;
}

const ofCase: Wall = { sees: 'sees_case(case_id)', may: 'select, insert, update' };
const ofRegion: Wall = { sees: 'region_id = app_region()', may: 'select' };
const ofPupil = 'exists (select from pupil where pupil.id = pupil_id)';
const ofOwnPupil = 'exists (select from pupil where pupil.id = pupil_id and school_id = app_organisation())';

const walls: Readonly<Record<string, Wall>> = {
  region: { sees: 'id = app_region()', may: 'select' },
  organisation: ofRegion,
  organisation_area: { sees: 'exists (select from organisation o where o.id = organisation_id)', may: 'select' },
  person: ofRegion,
  membership: { sees: 'exists (select from organisation o where o.id = organisation_id)', may: 'select' },
  agreement: ofRegion,
  signal_rules: ofRegion,
  pupil: {
    sees: 'school_id = app_organisation() or exists (select from case_file c where c.pupil_id = pupil.id)',
    check: 'school_id = app_organisation()',
    may: 'select, insert, update',
  },
  absence_import: { sees: 'organisation_id = app_organisation()', may: 'select, insert, update' },
  absence: { sees: ofPupil, check: ofOwnPupil, may: 'select, insert, update' },
  signal_look: { sees: ofPupil, check: ofOwnPupil, may: 'select, insert, update, delete' },
  signal_firing: { sees: ofPupil, check: ofOwnPupil, may: 'select, insert, update' },
  case_file: { sees: 'sees_case(id)', check: 'region_id = app_region()', may: 'select, insert, update' },
  case_party: { ...ofCase, check: 'sees_case(case_id) or has_no_party(case_id)' },
  case_state: ofCase,
  case_workflow: ofCase,
  step: { ...ofCase, may: 'select, insert, update, delete' },
  remark: ofCase,
  alarm: { ...ofCase, may: 'select, insert, delete' },
  timeline: { ...ofCase, may: 'select, insert' },
  firing: { ...ofCase, may: 'select, insert' },
  agenda: { ...ofCase, may: 'select, insert' },
  outbox: { ...ofCase, may: 'select, insert' },
  once: { sees: 'person_id = app_person()', may: 'select, insert' },
};

/** What the worker may touch: no names of pupils or people, no numbers, no birth dates, no remarks. */
const worker: Readonly<Record<string, string>> = {
  region: 'select',
  organisation: 'select',
  organisation_area: 'select',
  person: 'select (id, region_id, email, language)',
  membership: 'select',
  agreement: 'select',
  signal_rules: 'select',
  pupil: 'select (id, region_id, school_id, municipality)',
  absence: 'select',
  absence_import: 'select (id, organisation_id, imported_at, covers_from, covers_until)',
  signal_look: 'select, insert, update, delete',
  signal_firing: 'select, insert, update',
  case_file: 'select, insert, update',
  case_party: 'select, insert, update',
  case_state: 'select, insert, update',
  case_workflow: 'select, insert',
  step: 'select, insert, update, delete',
  alarm: 'select, insert, update, delete',
  timeline: 'select, insert',
  firing: 'select, insert',
  agenda: 'select, insert',
  outbox: 'select, insert, update',
};

/**
 * The second wall: even a query without a condition shows a person only what his organisation may know.
 *
 * A case is seen by the organisations that are involved in it, and by the compulsory-education office that watches
 * the municipality of the child. Forced, so that it also holds for the owner of the tables when he is no superuser;
 * the machine's roles pass, and are bounded by their grants.
 */
export class Walls1795395840000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app_organisation() returns uuid language sql stable
        return nullif(current_setting('app.organisation', true), '')::uuid;
      create function app_region() returns uuid language sql stable
        return nullif(current_setting('app.region', true), '')::uuid;
      create function app_person() returns uuid language sql stable
        return nullif(current_setting('app.person', true), '')::uuid;
      create function sees_case(wanted uuid) returns boolean
        language sql stable security definer set search_path from current
        return exists (select from case_party where case_id = wanted
                         and organisation_id = app_organisation() and involved_at is not null)
          or exists (select from case_file c
                       join organisation_area a using (municipality)
                       join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
                      where c.id = wanted and o.id = app_organisation());
      create function has_no_party(wanted uuid) returns boolean
        language sql stable security definer set search_path from current
        return not exists (select from case_party where case_id = wanted)`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const [table, { sees, check = sees, may }] of Object.entries(walls)) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_worker, terugweg_retention, ${owner} using (true);
        create policy person on ${table} to terugweg_api using (${sees}) with check (${check});
        grant ${may} on ${table} to terugweg_api`);
    }
    for (const [table, may] of Object.entries(worker)) await db.query(`grant ${may} on ${table} to terugweg_worker`);
    await db.query(`grant usage, select on sequence timeline_seq to terugweg_api, terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(walls)) {
      await db.query(`
        drop policy person on ${table};
        drop policy machine on ${table};
        alter table ${table} no force row level security, disable row level security;
        revoke all on ${table} from terugweg_api, terugweg_worker`);
    }
    await db.query(`
      revoke all on sequence timeline_seq from terugweg_api, terugweg_worker;
      drop function has_no_party(uuid);
      drop function sees_case(uuid);
      drop function app_person();
      drop function app_region();
      drop function app_organisation()`);
  }
}
