import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a guest reads of the case that is discussed: the case itself, and none of the words that partners keep beside it. */
const seenByGuests = [
  'case_party',
  'case_state',
  'case_workflow',
  'step',
  'timeline',
  'agenda',
  'table_item',
  'table_decision',
];

/**
 * The table: its meetings, what is said of which case there, who is there, and what is decided.
 *
 * The case is the paper: nothing of it is copied here. A guest sees the one case in which he is a guest while that is
 * discussed, by policies of reading alone: `sees_case`, by which cases are written in, does not know him. What is decided
 * becomes a step of its case when the minutes are final; until then several people write on it, each on what he last saw.
 * New, so that what runs does not know of it; whoever is no guest sees what he saw.
 */
export class TableMeetings1795404000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table table_meeting (
        id uuid primary key,
        region_id uuid not null references region,
        organisation_id uuid not null references organisation,
        held_on date not null,
        final_at timestamptz,
        final_by_id uuid references person,
        unique (organisation_id, held_on));
      create table table_item (
        meeting_id uuid not null references table_meeting,
        case_id uuid not null references case_file,
        urgent boolean not null default false,
        removed_because text,
        discussing boolean not null default false,
        discussed_at timestamptz,
        discussed_seq bigint,
        primary key (meeting_id, case_id));
      create unique index table_one_at_a_time on table_item (meeting_id) where discussing;
      create index on table_item (case_id);
      comment on column table_item.discussed_seq is 'The last event of the case when its minutes were final';
      create table table_present (
        meeting_id uuid not null references table_meeting,
        organisation_id uuid not null references organisation,
        primary key (meeting_id, organisation_id));
      create table table_guest (
        meeting_id uuid not null,
        case_id uuid not null,
        organisation_id uuid not null references organisation,
        primary key (meeting_id, case_id, organisation_id),
        foreign key (meeting_id, case_id) references table_item);
      create index on table_guest (organisation_id);
      create table table_decision (
        id uuid primary key,
        case_id uuid not null references case_file,
        meeting_id uuid references table_meeting,
        revision int not null default 1,
        what text,
        words text check (length(words) <= 200),
        party text,
        within json,
        ladder text,
        organisation_id uuid not null references organisation,
        person_id uuid references person,
        written_at timestamptz not null,
        step text,
        unique (case_id, step));
      create index on table_decision (meeting_id);
      comment on column table_decision.step is 'The step that it became; until then it is a draft';
      comment on column table_decision.meeting_id is 'Empty for what decisive authority decides';

      create function my_open_meeting(wanted uuid) returns boolean
        language sql stable security definer set search_path from current
        return exists (select from table_meeting where id = wanted and organisation_id = app_organisation() and final_at is null);
      create function guest_cases() returns setof uuid
        language sql stable security definer set search_path from current
        begin atomic
          select g.case_id from table_guest g join table_item i using (meeting_id, case_id)
                   join table_meeting m on m.id = g.meeting_id
           where g.organisation_id = app_organisation() and i.discussing and m.final_at is null;
        end`);
    await this.walls(db);
  }

  private async walls(db: QueryRunner): Promise<void> {
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['table_meeting', 'table_item', 'table_present', 'table_guest', 'table_decision']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true);
        grant select, insert, update, delete on ${table} to terugweg_api`);
    }
    const mine = 'my_open_meeting(meeting_id)';
    await db.query(`
      create policy reading on table_meeting for select to terugweg_api using (region_id = app_region());
      create policy adding on table_meeting for insert to terugweg_api
        with check (region_id = app_region() and organisation_id = app_organisation());
      create policy changing on table_meeting for update to terugweg_api
        using (organisation_id = app_organisation() and final_at is null) with check (organisation_id = app_organisation());
      create policy reading on table_item for select to terugweg_api using (sees_case(case_id));
      create policy adding on table_item for insert to terugweg_api with check (sees_case(case_id) and ${mine});
      create policy changing on table_item for update to terugweg_api using (${mine}) with check (sees_case(case_id) and ${mine});
      create policy reading on table_present for select to terugweg_api
        using (exists (select from table_meeting m where m.id = meeting_id));
      create policy adding on table_present for insert to terugweg_api with check (${mine});
      create policy removing on table_present for delete to terugweg_api using (${mine});
      create policy reading on table_guest for select to terugweg_api using (sees_case(case_id));
      create policy adding on table_guest for insert to terugweg_api with check (sees_case(case_id) and ${mine});
      create policy removing on table_guest for delete to terugweg_api using (${mine});
      create policy reading on table_decision for select to terugweg_api using (sees_case(case_id));
      create policy adding on table_decision for insert to terugweg_api
        with check (sees_case(case_id) and organisation_id = app_organisation()
                    and (meeting_id is null or exists (
                      select from table_meeting m where m.id = meeting_id and m.final_at is null)));
      create policy changing on table_decision for update to terugweg_api
        using (sees_case(case_id) and step is null) with check (sees_case(case_id));
      create policy removing on table_decision for delete to terugweg_api using (sees_case(case_id) and step is null);
      create policy guest on case_file for select to terugweg_api using (id in (select guest_cases()))`);
    for (const table of seenByGuests) {
      const apart = table === 'timeline' ? 'note_id is null and ' : '';
      await db.query(`
        create policy guest on ${table} for select to terugweg_api using (${apart}case_id in (select guest_cases()))`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['case_file', ...seenByGuests]) await db.query(`drop policy guest on ${table}`);
    await db.query(`
      drop function guest_cases();
      drop table table_decision, table_guest, table_present, table_item, table_meeting;
      drop function my_open_meeting(uuid)`);
  }
}
