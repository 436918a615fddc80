import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The planner of youth health: hours of doctors and nurses, and which child is invited when.
 *
 * An invitation says of which step of a case it is, when it is and whether the child came; whoever sees the case sees it.
 * What was asked, and what was found, is nowhere here. New, so that nothing that runs knows of it.
 */
export class Planner1795405080000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['consult_slot', 'consult_invitation', 'youth_health_settings']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true)`);
    }
    await db.query(policies);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table consult_invitation, consult_slot, youth_health_settings`);
  }
}

const tables = `
  create table youth_health_settings (
    organisation_id uuid primary key references organisation,
    nurses_hold boolean not null,
    budget_hours int not null check (budget_hours between 0 and 100000),
    person_id uuid not null references person,
    saved_at timestamptz not null);
  comment on column youth_health_settings.nurses_hold is 'Whether a nurse may hold a consult, under responsibility of the doctor';
  comment on column youth_health_settings.budget_hours is 'For consults, in a school year';

  create table consult_slot (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    held_on date not null,
    begins text not null check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    minutes smallint not null check (minutes between 5 and 240),
    by text not null check (by in ('doctor', 'nurse')),
    place text check (length(place) <= 60),
    made_by uuid not null references person,
    made_at timestamptz not null);
  create index on consult_slot (organisation_id, held_on);

  create table consult_invitation (
    id uuid primary key,
    slot_id uuid not null unique references consult_slot,
    case_id uuid not null references case_file,
    step text not null,
    organisation_id uuid not null references organisation,
    held_on date not null,
    begins text not null,
    invited_by uuid not null references person,
    invited_at timestamptz not null,
    came boolean,
    recorded_by uuid references person,
    recorded_at timestamptz,
    check ((came is null) = (recorded_at is null)));
  create index on consult_invitation (case_id);
  create unique index consult_invitation_stands on consult_invitation (case_id, step) where came is null;
  comment on table consult_invitation is 'One slot is of one child, and a child has one invitation at a time for what is asked'`;

const policies = `
  create policy own on youth_health_settings to terugweg_api using (organisation_id = app_organisation());
  grant select, insert, update on youth_health_settings to terugweg_api;
  create policy own on consult_slot to terugweg_api
    using (organisation_id = app_organisation())
    with check (organisation_id = app_organisation() and made_by = app_person()
                and exists (select from organisation o where o.id = app_organisation() and o.role = 'youth-health'));
  grant select, insert on consult_slot to terugweg_api;
  create policy seeing on consult_invitation for select to terugweg_api using (sees_case(case_id));
  create policy inviting on consult_invitation for insert to terugweg_api
    with check (organisation_id = app_organisation() and sees_case(case_id)
                and exists (select from consult_slot s where s.id = slot_id and s.organisation_id = app_organisation()));
  create policy recording on consult_invitation for update to terugweg_api
    using (organisation_id = app_organisation() and sees_case(case_id));
  grant select, insert, update (came, recorded_by, recorded_at) on consult_invitation to terugweg_api`;
