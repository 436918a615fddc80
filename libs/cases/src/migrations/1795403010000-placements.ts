import type { MigrationInterface, QueryRunner } from 'typeorm';

const live = `('offered', 'accepted', 'started')`;

/**
 * Children who wait for a place, and the places that are given: an offer, and what comes of it, is one row.
 *
 * One place is given to one child at a time: `placement_one_place` says so for the days that are agreed, and
 * `placement_one_there` for who stays longer than agreed. Both hold whoever writes and however many at once; nothing above
 * locks a facility. Comparing a number beside a period in an index of periods needs `btree_gist`, which the owner of a
 * database may add. Who waits has no name here: the child is that of the case, for who may see that. New, so that nothing
 * that runs knows of it.
 */
export class Placements1795403010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create extension if not exists btree_gist');
    await db.query(requests);
    await db.query(placements);
    await db.query(functions);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['placement_request', 'placement', 'placement_return', 'placement_follow_up']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_worker, terugweg_retention, ${owner} using (true);
        create policy person on ${table} to terugweg_api
          using (alliance_id = app_organisation() or sees_case(case_id));
        grant select, insert on ${table} to terugweg_api`);
    }
    await db.query(`
      create policy gives on placement as restrictive for insert to terugweg_api
        with check (alliance_id = app_organisation());
      grant update on placement_request, placement to terugweg_api;
      grant select, update on placement_request to terugweg_worker;
      grant select, insert, update on placement to terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function facility_numbers(date), place_in_line(uuid, date), placement_urgency(date, date);
      drop table placement_follow_up, placement_return, placement, placement_request;
      drop extension btree_gist`);
  }
}

const requests = `
  create table placement_request (
    id uuid primary key,
    case_id uuid not null references case_file,
    alliance_id uuid not null references organisation,
    by_organisation_id uuid not null references organisation,
    by_person_id uuid references person,
    asked_at timestamptz not null,
    asked_on date not null,
    wished_on date not null,
    at_home_since date,
    goal text not null,
    type text not null,
    sector text not null,
    level text,
    year smallint,
    target_group text,
    follows_id uuid,
    payer text not null check (payer in ('board', 'alliance', 'municipality', 'undecided', 'disputed')),
    payer_since date not null,
    state text not null check (state in ('waiting', 'returned', 'refused', 'withdrawn', 'placed', 'ended')),
    checked_as text,
    closed_because text);
  create index on placement_request (case_id);
  create index on placement_request (alliance_id, type) where state = 'waiting';
  comment on column placement_request.at_home_since is 'Empty for a child that is not at home: the request is preventive';
  comment on column placement_request.follows_id is 'The placement after which this one comes';
  comment on column placement_request.payer_since is 'Since when it is as it is: how long it is open or disputed who pays';

  create table placement_return (
    id uuid primary key,
    request_id uuid not null references placement_request,
    case_id uuid not null references case_file,
    alliance_id uuid not null references organisation,
    because text not null,
    returned_at timestamptz not null,
    by_person_id uuid references person);
  create index on placement_return (case_id);
  comment on table placement_return is 'Each time that an alliance gave a request back to the school'`;

const placements = `
  create table placement (
    id uuid primary key,
    request_id uuid not null references placement_request,
    case_id uuid not null references case_file,
    alliance_id uuid not null references organisation,
    facility_id uuid not null references facility,
    place int not null,
    programme text,
    state text not null check (state in ('offered', 'accepted', 'started', 'refused', 'expired', 'withdrawn',
                                         'not-started', 'ended')),
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    offered_at timestamptz not null,
    answer_by date not null,
    expires_at timestamptz not null,
    out_of_order text,
    follows_id uuid unique references placement,
    answered_at timestamptz,
    refused_because text,
    passed_on_at timestamptz,
    started_on date,
    reviewed_on date,
    outflow_planned_on date,
    extensions smallint not null default 0,
    extended_because text,
    ended_on date,
    ended_as text,
    check ((started_on is not null) = (state in ('started', 'ended'))),
    check ((ended_on is not null) = (state = 'ended')),
    constraint placement_one_place exclude using gist
      (facility_id with =, place with =, daterange(starts_on, ends_on, '[]') with &&) where (state in ${live}));
  create unique index placement_one_there on placement (facility_id, place) where state = 'started';
  create unique index placement_one_each on placement (request_id) where state in ${live};
  create index on placement (case_id);
  create index placement_expiring on placement (expires_at) where state = 'offered';
  create index placement_to_pass_on on placement (answered_at) where state in ('refused', 'withdrawn') and passed_on_at is null;
  comment on column placement.follows_id is 'The offer from which it passed: each passes on once';
  comment on column placement.out_of_order is 'Why it was offered to somebody else than the first who waits';

  create table placement_follow_up (
    placement_id uuid not null references placement,
    months smallint not null check (months in (3, 6)),
    case_id uuid not null references case_file,
    alliance_id uuid not null references organisation,
    asked_on date not null,
    found text not null,
    primary key (placement_id, months))`;

/** Of the two that look past the wall one gives counts, the other a number to who may see the request. */
const functions = `
  create function placement_urgency(since date, today date) returns int language sql immutable
    return case when since + interval '3 months' < today then 1 when since + 28 <= today then 2 else 3 end;
  comment on function placement_urgency is '1: at home longer than three months, 2: four weeks and longer, 3: preventive';

  create function place_in_line(wanted uuid, today date) returns int
    language sql stable security definer set search_path from current
    return (select count(*)::int
              from placement_request me join placement_request r using (alliance_id, type, sector)
             where me.id = wanted and (me.alliance_id = app_organisation() or sees_case(me.case_id))
               and me.state = 'waiting' and r.state = 'waiting'
               and not exists (select from placement p where p.request_id in (r.id, me.id) and p.state in ${live})
               and (placement_urgency(r.at_home_since, today), r.asked_at, r.id)
                   <= (placement_urgency(me.at_home_since, today), me.asked_at, me.id));

  create function facility_numbers(today date)
    returns table (facility_id uuid, taken int, offered int, overstays int)
    language sql stable security definer set search_path from current
    begin atomic
      select f.id, count(*) filter (where p.state in ('accepted', 'started'))::int,
             count(*) filter (where p.state = 'offered')::int,
             count(*) filter (where p.state = 'started' and p.ends_on < today)::int
        from facility f left join placement p on p.facility_id = f.id and p.state in ${live}
       where f.region_id = app_region() group by f.id;
    end`;
