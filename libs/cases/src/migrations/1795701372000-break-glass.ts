import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read under a broken glass: the case, and none of the words that partners keep beside it. As a guest of a table reads. */
const seen = [
  'case_party',
  'case_state',
  'case_workflow',
  'step',
  'timeline',
  'agenda',
  'table_item',
  'table_decision',
];

/** Of all cases at once, with or without those of which somebody broke the glass. */
const caseIdsSeen = (glass: string) => `
  create or replace function case_ids_seen() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select id from (
        select case_id as id from case_party
         where organisation_id = app_organisation() and involved_at is not null
           and (access_until is null or access_until > agreed_now())
        union
        select c.id from case_file c join organisation_area a using (municipality)
          join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
         where o.id = app_organisation()) of_organisation
       where not sees_only_told() or id in (select case_id from outbox where person_id = app_person())
      union
      select guest from guest_cases() guest
      ${glass};
    end`;

const table = `
  create table break_glass (
    id uuid primary key,
    region_id uuid not null references region,
    case_id uuid not null references case_file,
    pupil_id uuid not null references pupil,
    organisation_id uuid not null references organisation,
    person_id uuid not null references person,
    director_organisation_id uuid references organisation,
    reason text not null check (length(trim(reason)) between 20 and 1000),
    opened_at timestamptz not null default clock_timestamp(),
    reviewed_at timestamptz,
    reviewed_by_id uuid references person,
    review text check (length(trim(review)) between 1 and 1000),
    check ((reviewed_at is null) = (review is null) and (review is null) = (reviewed_by_id is null)));
  comment on column break_glass.opened_at is 'Machine time, as the hour that it lasts';
  create index on break_glass (person_id, opened_at);
  create index on break_glass (organisation_id, opened_at);

  create function glass_cases() returns setof uuid
    language sql stable security definer rows 1 set search_path from current
    begin atomic
      select case_id from break_glass
       where person_id = app_person() and organisation_id = app_organisation() and region_id = app_region()
         and opened_at > now() - interval '60 minutes';
    end;
  create function may_break_glass() returns boolean
    language sql stable security definer set search_path from current
    return exists (
      select from membership m join organisation o on o.id = m.organisation_id
       where m.person_id = app_person() and o.id = app_organisation() and o.region_id = app_region()
         and (o.role = 'compulsory-education' and m.level in ('team-lead', 'management')
              or o.role = 'safe-home' and m.level in ('person', 'backup', 'team-lead')))`;

/**
 * Whoever reviews, and whoever directs: each once, and again when the glass is broken again, also where nothing happened in
 * the case meanwhile by which a message could be told apart. Who reviews is of his organisation or the director's, else of the region.
 */
const breaking = `
  create function break_glass(wanted uuid, of_case uuid, why text, at timestamptz) returns text
    language plpgsql security definer set search_path from current as $$
    declare
      director case_party;
      child uuid;
      told uuid[];
    begin
      select c.pupil_id into child from case_file c where c.id = of_case and c.region_id = app_region();
      if child is null or not may_break_glass() then return 'not-found'; end if;
      if exists (select from break_glass where id = wanted) then
        return case when exists (select from break_glass where id = wanted and case_id = of_case and person_id = app_person())
                    then 'open' else 'not-found' end;
      end if;
      if of_case in (select case_ids_seen()) then return 'sees-already'; end if;
      select p.* into director from case_party p join case_file c on c.id = p.case_id
       where c.id = of_case and p.role = coalesce(c.director_role, 'compulsory-education');
      select array_agg(distinct m.person_id) into told from membership m
       where m.level = 'privacy-officer' and m.organisation_id in (app_organisation(), director.organisation_id);
      if told is null then
        select array_agg(distinct m.person_id) into told
          from membership m join organisation o on o.id = m.organisation_id
         where m.level = 'privacy-officer' and o.region_id = app_region();
      end if;
      if told is null then return 'nobody-reviews'; end if;
      insert into break_glass (id, region_id, case_id, pupil_id, organisation_id, person_id, director_organisation_id, reason)
      values (wanted, app_region(), of_case, child, app_organisation(), app_person(), director.organisation_id, why);
      insert into outbox (seq, case_id, person_id, recipient, template)
      select coalesce((select max(t.seq) from timeline t
                        where t.case_id = of_case
                          and not exists (select from outbox o where o.seq = t.seq and o.person_id = w.person_id
                                                                 and o.template = w.template)),
                      (select max(t.seq) from timeline t where t.case_id = of_case)),
             of_case, w.person_id, w.recipient, w.template
        from (select unnest(told) as person_id, 'privacy-officer' as recipient, 'glass-to-review' as template
              union
              select a.person_id, director.role, 'glass-broken'
                from who_answers(director.organisation_id, 'person', director.person_id, director.backup_id, at) a) w
      on conflict (seq, person_id, template) do update
        set id = gen_random_uuid(), queued_at = null, settled_at = null, message_id = null, dropped = null
        where outbox.settled_at is not null;
      return 'open';
    end $$`;

/**
 * The glass of one case is broken: who leads an office, or works for the safe home, reads a case of his region that is not
 * his, for an hour and with a reason. All that it takes is here: who may, for how long, what he reads, and that who reviews
 * it and who directs the case are told in the same transaction. What runs does not know of it.
 */
export class BreakGlass1795701372000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table);
    await db.query(caseIdsSeen('union select glass from glass_cases() glass'));
    await db.query(breaking);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      revoke execute on function break_glass(uuid, uuid, text, timestamptz), glass_cases(), may_break_glass() from public;
      grant execute on function break_glass(uuid, uuid, text, timestamptz), glass_cases(), may_break_glass() to terugweg_api;
      alter table break_glass enable row level security, force row level security;
      create policy machine on break_glass to terugweg_retention, ${owner} using (true);
      create policy own on break_glass for select to terugweg_api
        using (region_id = app_region()
               and (person_id = app_person()
                    or organisation_id in (select controlled_organisations())
                    or director_organisation_id in (select controlled_organisations())));
      create policy review on break_glass for update to terugweg_api
        using (reviewed_at is null and person_id <> app_person()
               and (organisation_id in (select controlled_organisations())
                    or director_organisation_id in (select controlled_organisations())))
        with check (reviewed_by_id = app_person());
      grant select, update (reviewed_at, reviewed_by_id, review) on break_glass to terugweg_api;
      create policy glass on case_file for select to terugweg_api using (id in (select glass_cases()))`);
    for (const name of seen) {
      const apart = name === 'timeline' ? 'note_id is null and ' : '';
      await db.query(`
        create policy glass on ${name} for select to terugweg_api using (${apart}case_id in (select glass_cases()))`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ['case_file', ...seen]) await db.query(`drop policy glass on ${name}`);
    await db.query(`drop function break_glass(uuid, uuid, text, timestamptz)`);
    await db.query(caseIdsSeen(''));
    await db.query(`drop function may_break_glass(); drop function glass_cases(); drop table break_glass`);
  }
}
