import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes with a case, each by its column `case_id`. */
const gone =
  'timeline remark note case_state once firing alarm agenda outbox audit_finding school_evidence alliance_evidence youth_health_evidence neighbourhood_team_evidence compulsory_education_evidence table_evidence letter referral invitation case_partner case_taken_over handed_over disagreement share break_glass erasure_granted rights_request table_guest table_decision table_item case_party criminal_route'.split(
    ' ',
  );

/** What it reads or empties beside that. */
const others =
  'region organisation organisation_area case_workflow case_file pupil step case_return signal_firing placement placement_request placement_return case_link consent consent_answer rights_event family authority spoken_language local_account account session membership person criminal.file criminal.writing medical.note'.split(
    ' ',
  );

const tables = `
  create function keeper_organisations() returns setof uuid
    language sql stable security definer rows 1 set search_path from current
    begin atomic
      select organisation_id from membership
       where person_id = app_person() and level in ('privacy-officer', 'administrator')
         and level = current_setting('app.role', true);
    end;
  create function kept_cases() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select c.id from case_file c join organisation_area a using (municipality)
       where a.organisation_id in (select keeper_organisations())
      union
      select case_id from case_party where organisation_id in (select keeper_organisations());
    end;
  create function pupil_for_retention(wanted uuid) returns uuid
    language sql stable security definer set search_path from current
    return (select c.pupil_id from case_file c where c.id = wanted and c.region_id = app_region()
               and (exists (select keeper_organisations()) or sees_case(wanted)));

  create table destruction_proposal (
    id uuid primary key,
    region_id uuid not null references region,
    organisation_id uuid not null references organisation,
    class text not null,
    as_of date not null,
    list_hash text not null,
    items int not null check (items > 0),
    proposed_by uuid not null references person,
    proposed_as text not null,
    proposed_at timestamptz not null,
    approved_by uuid references person,
    approved_as text,
    approved_at timestamptz,
    withdrawn_by uuid references person,
    withdrawn_at timestamptz,
    done_at timestamptz,
    constraint four_eyes check (approved_by <> proposed_by),
    check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (approved_as is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (approved_by is null or withdrawn_by is null),
    check (done_at is null or approved_by is not null));
  create unique index one_at_a_time on destruction_proposal (organisation_id, class)
    where withdrawn_at is null and done_at is null;
  comment on column destruction_proposal.organisation_id is 'The controller';
  comment on column destruction_proposal.list_hash is 'SHA-256 of the list as it was proposed: a line for each, what and from when';

  create table destruction_item (
    proposal_id uuid not null references destruction_proposal,
    item text not null,
    case_id uuid,
    may_go_on date not null,
    became text check (became in ('destroyed', 'left-out')),
    because text,
    settled_at timestamptz,
    primary key (proposal_id, item),
    check ((became is null) = (settled_at is null)));
  comment on column destruction_item.item is 'The number of a case, a month of the log, or the name under which a vault files';

  create table legal_hold (
    id uuid primary key,
    region_id uuid not null references region,
    organisation_id uuid not null references organisation,
    case_id uuid not null references case_file,
    reason text not null check (length(trim(reason)) between 10 and 1000),
    placed_by uuid not null references person,
    placed_at timestamptz not null,
    lifted_by uuid references person,
    lifted_at timestamptz,
    check ((lifted_by is null) = (lifted_at is null)));
  create index on legal_hold (case_id) where lifted_at is null;

  create table supervision_result (
    case_id uuid primary key references case_file,
    office_id uuid not null references organisation,
    pupil_id uuid not null references pupil,
    born_on date not null,
    content json not null);
  comment on table supervision_result is 'What an office keeps of a case that was destroyed: days and closed words';
  comment on column supervision_result.born_on is 'By which it goes, on the nineteenth birthday'`;

const walls = (owner: string) => `
  ${['destruction_proposal', 'destruction_item', 'legal_hold', 'supervision_result']
    .map(
      (table) => `
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true);`,
    )
    .join('')}
  revoke execute on function keeper_organisations(), kept_cases(), pupil_for_retention(uuid) from public;
  grant execute on function keeper_organisations(), kept_cases(), pupil_for_retention(uuid) to terugweg_api;

  create policy keeper on destruction_proposal to terugweg_api
    using (organisation_id in (select keeper_organisations()))
    with check (organisation_id in (select keeper_organisations()) and region_id = app_region());
  create policy proposes on destruction_proposal as restrictive for insert to terugweg_api
    with check (current_user <> 'terugweg_api'
                or proposed_by = app_person() and approved_by is null and withdrawn_by is null);
  create policy decides on destruction_proposal as restrictive for update to terugweg_api
    using (current_user <> 'terugweg_api' or approved_by is null and withdrawn_by is null)
    with check (current_user <> 'terugweg_api' or coalesce(approved_by, withdrawn_by) = app_person());
  grant select, insert on destruction_proposal to terugweg_api;
  grant update (approved_by, approved_as, approved_at, withdrawn_by, withdrawn_at) on destruction_proposal to terugweg_api;

  create policy keeper on destruction_item to terugweg_api
    using (exists (select from destruction_proposal p where p.id = proposal_id))
    with check (became is null and exists (
      select from destruction_proposal p where p.id = proposal_id and p.proposed_by = app_person() and p.approved_by is null));
  grant select, insert on destruction_item to terugweg_api;

  create policy keeper on legal_hold to terugweg_api
    using (organisation_id in (select keeper_organisations()))
    with check (organisation_id in (select keeper_organisations()) and region_id = app_region()
                and case_id in (select kept_cases()));
  create policy director on legal_hold for select to terugweg_api
    using (lifted_at is null and sees_case(case_id) and exists (
      select from case_file c join case_party p on p.case_id = c.id and p.role = c.director_role
       where c.id = legal_hold.case_id and p.organisation_id = app_organisation()));
  grant select, insert, update (lifted_by, lifted_at) on legal_hold to terugweg_api;

  create policy office on supervision_result for select to terugweg_api using (office_id = app_organisation());
  grant select on supervision_result to terugweg_api`;

/** What retention reads, and what it alone takes away. */
const rights = `
  grant select on region, organisation, organisation_area, case_workflow, supervision_result, legal_hold to terugweg_retention;
  grant select (id, region_id, pupil_id, school_id, municipality, phase, opened_at, first_day_absent, closed_as, director_role,
                destroyed_on),
        update (pupil_id, destroyed_on, proposed_role, proposed_until, on_regional_list) on case_file to terugweg_retention;
  grant select (id, born_on, child_id, region_id) on pupil to terugweg_retention;
  grant select (case_id, role, organisation_id, access_until), update (person_id, backup_id, involved_at, access_until)
    on case_party to terugweg_retention;
  grant select (case_id, seq, at, lines), insert on timeline to terugweg_retention;
  grant usage on sequence timeline_seq to terugweg_retention;
  grant select (case_id, key, organisation_id, responsible), update (organisation_id, filled_in) on step to terugweg_retention;
  grant select (case_id, returned_on), update (person_id) on case_return to terugweg_retention;
  grant select (case_id), update (case_id, inputs, explains) on signal_firing to terugweg_retention;
  grant select (case_id, state) on placement to terugweg_retention;
  grant select (case_id), update (by_person_id) on placement_request, placement_return to terugweg_retention;
  grant select (case_id, organisation_id, running_since, closed_on) on criminal_route to terugweg_retention;
  grant select (case_id, step, task, form) on compulsory_education_evidence to terugweg_retention;
  grant select (case_id, step) on school_evidence to terugweg_retention;
  grant select (case_id, kind, step, sent_on) on letter to terugweg_retention;
  grant select (case_id, to_role, result, result_on) on referral to terugweg_retention;
  ${gone.map((table) => `grant select (case_id), delete on ${table} to terugweg_retention;`).join('\n  ')}
  grant select (one_id, other_id), delete on case_link to terugweg_retention;
  grant select (id, case_id), delete on consent to terugweg_retention;
  grant select (consent_id), delete on consent_answer to terugweg_retention;
  grant select (id, answered_at) on rights_request to terugweg_retention;
  grant select (request_id), delete on rights_event to terugweg_retention;
  grant select (pupil_id, organisation_id), delete on family to terugweg_retention;
  grant select (organisation_id, person_id), delete on authority to terugweg_retention;
  grant select (person_id), delete on spoken_language, local_account, account, session to terugweg_retention;
  grant select (began_at) on session to terugweg_retention;
  grant select (organisation_id, person_id), delete on membership to terugweg_retention;
  grant select (id, is_relative), update (name, email) on person to terugweg_retention;
  grant update (name) on organisation to terugweg_retention;
  grant select (id, seq, case_id, person_id, settled_at) on outbox to terugweg_retention;

  grant usage on schema criminal, medical to terugweg_retention;
  grant select (id, filed, organisation_id, opened_at), delete on criminal.file to terugweg_retention;
  grant select (filed), delete on criminal.writing to terugweg_retention;
  grant select (filed, organisation_id, written_at), delete on medical.note to terugweg_retention;

  grant insert, delete on supervision_result to terugweg_retention;
  grant select, update (done_at) on destruction_proposal to terugweg_retention;
  grant select, update (became, because, settled_at) on destruction_item to terugweg_retention`;

/**
 * What was kept long enough is destroyed by one role of the database, after two people looked at the list. Nobody else can
 * delete it: neither who works in cases nor the worker, whatever statement they run. Safe beside the version that runs,
 * which proposes nothing.
 */
export class Retention1795710110000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(walls(owner));
    await db.query(rights);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table supervision_result, legal_hold, destruction_item, destruction_proposal;
      drop function pupil_for_retention(uuid), kept_cases(), keeper_organisations();
      revoke usage on schema criminal, medical from terugweg_retention`);
    for (const table of [...gone, ...others]) {
      await db.query(`revoke all on ${table} from terugweg_retention`);
    }
    await db.query('revoke usage on sequence timeline_seq from terugweg_retention');
    await db.query('grant select on erasure_granted to terugweg_retention');
  }
}
