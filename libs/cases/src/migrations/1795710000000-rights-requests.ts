import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  create table rights_request (
    id uuid primary key,
    region_id uuid not null references region,
    case_id uuid not null references case_file,
    pupil_id uuid not null references pupil,
    organisation_id uuid not null references organisation,
    asked_right text not null check (asked_right in ('inspection', 'correction', 'restriction', 'objection', 'erasure')),
    asked_by_role text not null check (asked_by_role in ('parents', 'young-person')),
    asked_by uuid references person,
    received_on date not null,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    words text check (length(trim(words)) between 1 and 2000),
    agreement_id uuid not null references agreement,
    state json not null,
    last_at timestamptz not null,
    next_at timestamptz,
    extended_at timestamptz,
    extended_because text,
    answered_at timestamptz,
    answered_by uuid references person,
    outcome text check (outcome in ('granted', 'partly', 'refused')),
    reason text,
    lifted_at timestamptz,
    check ((answered_at is null) = (outcome is null) and (outcome is null) = (answered_by is null)),
    check (outcome is null or outcome = 'granted' or length(trim(reason)) >= 20),
    check ((extended_at is null) = (extended_because is null)),
    check (lifted_at is null or asked_right = 'restriction'));
  comment on column rights_request.asked_by is 'Who of the family; without, it came as a letter';
  comment on column rights_request.words is 'Of the family itself; empty when they were erased';
  comment on column rights_request.state is 'By the rules: one run of the agreement rights-request, beside the case';
  comment on column rights_request.next_at is 'When something of it goes off next';
  create index on rights_request (organisation_id);
  create index on rights_request (case_id);
  create index on rights_request (next_at) where next_at is not null;
  create unique index rights_request_once on rights_request (case_id, organisation_id, asked_right, asked_by_role, asked_by)
    nulls not distinct where answered_at is null;

  create table rights_event (
    request_id uuid not null references rights_request,
    seq int not null,
    event json not null,
    lines json not null,
    person_id uuid references person,
    primary key (request_id, seq));

  create table erasure_granted (
    request_id uuid primary key references rights_request,
    region_id uuid not null references region,
    case_id uuid not null references case_file,
    pupil_id uuid not null references pupil,
    organisation_id uuid not null references organisation,
    granted_at timestamptz not null);
  comment on table erasure_granted is 'What an organisation is to erase of a child: for whoever destroys';`;

const functions = `
  create function rights_organisations() returns setof uuid
    language sql stable security definer rows 1 set search_path from current
    begin atomic
      select organisation_id from controlled_organisations() organisation_id
      union
      select m.organisation_id from membership m
       where m.person_id = app_person() and m.organisation_id = app_organisation() and m.level = 'management'
         and not exists (select from membership f
                          where f.organisation_id = m.organisation_id and f.level = 'privacy-officer');
    end;
  comment on function rights_organisations is
    'For which whoever asks answers requests: as its privacy officer, or as its management where it has none';

  create function is_restricted(of_case uuid, of_organisation uuid) returns boolean
    language sql stable security definer set search_path from current
    return exists (select from rights_request r
                    where r.case_id = of_case and r.organisation_id = of_organisation and r.asked_right = 'restriction'
                      and r.outcome in ('granted', 'partly') and r.lifted_at is null);

  create function reads_restricted(of_case uuid, of_organisation uuid) returns boolean
    language sql stable security definer set search_path from current
    return not is_restricted(of_case, of_organisation)
      or exists (select from case_file c join case_party p on p.case_id = c.id and p.role = c.director_role
                  where c.id = of_case and p.organisation_id = app_organisation());
  comment on function reads_restricted is 'What is restricted is read by whoever directs, and by nobody else';`;

/** What of an organisation stands still for others: what it told them on grounds that are objected to, and all that is restricted. */
export const stopped = `
  and not is_restricted(s.case_id, s.from_organisation_id)
  and not (s.basis = 'public-task' and exists (
        select from rights_request r
         where r.case_id = s.case_id and r.organisation_id = s.from_organisation_id and r.asked_right = 'objection'
           and (r.answered_at is null or r.outcome in ('granted', 'partly'))))`;

export const sharesToMe = (but: string) => `
  create or replace function shares_to_me(wanted uuid) returns table (case_id uuid, categories text[])
    language sql stable security definer set search_path from current
  begin atomic
    select s.case_id, s.categories from share s left join consent c on c.id = s.consent_id
     where s.to_organisation_id = app_organisation() and (s.to_person_id is null or s.to_person_id = app_person())
       and (wanted is null or s.case_id = wanted)
       and s.ended_at is null and agreed_now() >= s.from_at and agreed_now() < s.until_at
       and (s.consent_id is null
            or c.withdrawn_at is null and c.counts_from is not null and agreed_now() < c.until_at)
       ${but};
  end`;

/** Where partners keep words and forms of their own. */
const kept = [
  'note',
  'school_evidence',
  'alliance_evidence',
  'youth_health_evidence',
  'neighbourhood_team_evidence',
  'compulsory_education_evidence',
  'table_evidence',
];

/**
 * What a parent or a young person asks one organisation about its own data, and how far the answer is. It is written by the
 * machine alone, for whoever was found to be allowed; read by who answers for that organisation, and, of a correction or a
 * restriction that was answered, by who sees the case. The worker lets its clock go off and reads no word of it.
 *
 * What runs does not know of it, and asks `shares_to_me` as before.
 */
export class RightsRequests1795710000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table);
    await db.query(functions);
    await db.query(sharesToMe(stopped));
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const name of ['rights_request', 'rights_event', 'erasure_granted']) {
      await db.query(`
        alter table ${name} enable row level security, force row level security;
        create policy machine on ${name} to terugweg_worker, terugweg_retention, ${owner} using (true)`);
    }
    await db.query(`
      revoke execute on function rights_organisations(), is_restricted(uuid, uuid), reads_restricted(uuid, uuid) from public;
      grant execute on function rights_organisations(), is_restricted(uuid, uuid), reads_restricted(uuid, uuid)
        to terugweg_api;
      create policy answering on rights_request for select to terugweg_api
        using (organisation_id in (select rights_organisations()));
      create policy beside on rights_request for select to terugweg_api
        using (sees_case(case_id) and answered_at is not null and lifted_at is null
               and (asked_right = 'correction' or asked_right = 'restriction' and outcome <> 'refused'));
      grant select on rights_request to terugweg_api;
      grant select (id, case_id, organisation_id, agreement_id, state, last_at, next_at, answered_at),
            update (state, last_at, next_at) on rights_request to terugweg_worker;
      grant select (request_id, seq), insert on rights_event to terugweg_worker;
      grant select on erasure_granted to terugweg_retention`);
    for (const name of kept) {
      await db.query(`
        create policy restricted on ${name} as restrictive for select to terugweg_api
          using (reads_restricted(case_id, organisation_id))`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of kept) await db.query(`drop policy restricted on ${name}`);
    await db.query(sharesToMe(''));
    await db.query(`
      drop table erasure_granted, rights_event;
      drop policy answering on rights_request;
      drop policy beside on rights_request;
      drop function reads_restricted(uuid, uuid);
      drop function is_restricted(uuid, uuid);
      drop function rights_organisations();
      drop table rights_request`);
  }
}
