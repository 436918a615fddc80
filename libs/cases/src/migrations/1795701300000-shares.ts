import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is told of a child beyond what a job needs in every case: to whom, on which basis, and until when. Where that is the
 * family's consent, who gave it, at which age, and that it was taken back. New: the version that runs tells nothing by it.
 *
 * Consents are written by the machine alone, for whoever was found to be allowed: a family has no door of its own. The
 * receiver is told by `shares_to_me`, in one look however many cases he is shown.
 */
export class Shares1795701300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(functions);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['consent', 'consent_answer', 'share']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_worker, terugweg_retention, ${owner} using (true)`);
    }
    await db.query(`
      create policy person on consent for select to terugweg_api using (sees_case(case_id));
      create policy person on consent_answer for select to terugweg_api
        using (exists (select from consent c where c.id = consent_id));
      create policy reading on share for select to terugweg_api using (sees_case(case_id));
      create policy sharing on share for insert to terugweg_api
        with check (sees_case(case_id) and from_organisation_id = app_organisation() and made_by = app_person());
      create policy ending on share for update to terugweg_api
        using (from_organisation_id = app_organisation() and sees_case(case_id))
        with check (from_organisation_id = app_organisation());
      grant select on consent, consent_answer to terugweg_api, terugweg_worker;
      grant select, insert, update (ended_at, ended_by, ended_because) on share to terugweg_api;
      grant select, update (unfounded_at) on share to terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function shares_to_me(uuid);
      drop table share, consent_answer, consent;
      drop function agreed_now()`);
  }
}

const tables = `
  create table consent (
    id uuid primary key,
    case_id uuid not null references case_file,
    purpose text not null,
    categories text[] not null check (categories <> '{}'),
    receivers uuid[] not null check (receivers <> '{}'),
    asked_by_organisation_id uuid not null references organisation,
    asked_by uuid not null references person,
    asked_at timestamptz not null,
    until_on date not null,
    until_at timestamptz not null,
    counts_from timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by uuid references person,
    check ((withdrawn_at is null) = (withdrawn_by is null)));
  create index on consent (case_id);
  comment on column consent.receivers is 'Organisations';
  comment on column consent.counts_from is 'When the last one said yes who had to';
  comment on column consent.until_at is 'The end of until_on on the clock of the region';

  create table consent_answer (
    consent_id uuid not null references consent,
    role text not null check (role in ('parents', 'young-person')),
    authority_id uuid references authority,
    age int not null,
    how text not null check (how in ('on-paper', 'on-own-page')),
    said_on date not null,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    unique nulls not distinct (consent_id, role, authority_id),
    check (role = 'young-person' or authority_id is not null));
  comment on column consent_answer.age is 'Of the child on that day';

  create table share (
    id uuid primary key,
    case_id uuid not null references case_file,
    from_organisation_id uuid not null references organisation,
    to_organisation_id uuid not null references organisation,
    to_person_id uuid references person,
    purpose text not null,
    categories text[] not null check (categories <> '{}'),
    basis text not null check (basis in ('law', 'public-task', 'consent', 'vital', 'advice-of-parents')),
    article text,
    consent_id uuid references consent,
    made_by uuid not null references person,
    from_at timestamptz not null,
    until_on date not null,
    until_at timestamptz not null check (until_at > from_at),
    ended_at timestamptz,
    ended_by uuid references person,
    unfounded_at timestamptz,
    ended_because text check (ended_because in ('no-longer-needed', 'consent-withdrawn')),
    check ((basis = 'consent') = (consent_id is not null)),
    check ((ended_at is null) = (ended_because is null)));
  create index on share (case_id);
  create index on share (consent_id) where ended_at is null;
  create index on share (to_organisation_id, case_id) where ended_at is null;
  comment on column share.unfounded_at is 'When a round of the worker found that its basis is gone';
  comment on column share.to_person_id is 'Him alone; without, all of the organisation'`;

const functions = `
  create function agreed_now() returns timestamptz language sql stable security definer set search_path from current
    return (select coalesce(held_at, clock_timestamp() + offset_ms * interval '1 millisecond') from clock);
  comment on function agreed_now is 'The moment of the agreements';

  create function shares_to_me(wanted uuid) returns table (case_id uuid, categories text[])
    language sql stable security definer set search_path from current
  begin atomic
    select s.case_id, s.categories from share s left join consent c on c.id = s.consent_id
     where s.to_organisation_id = app_organisation() and (s.to_person_id is null or s.to_person_id = app_person())
       and (wanted is null or s.case_id = wanted)
       and s.ended_at is null and agreed_now() >= s.from_at and agreed_now() < s.until_at
       and (s.consent_id is null
            or c.withdrawn_at is null and c.counts_from is not null and agreed_now() < c.until_at);
  end;
  comment on function shares_to_me is 'What is shared now with who asks, in one case or in all'`;
