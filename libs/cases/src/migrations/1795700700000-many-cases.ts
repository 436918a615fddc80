import type { MigrationInterface, QueryRunner } from 'typeorm';
import { climbs, threads as threadsOfStates } from './1795700100000-threads';

/**
 * Lists of who sees ten thousand cases. Which cases he sees is asked once for all of them and not of each row; what the web
 * wants of a state stands beside it in `thread`, so that nobody reads a hundred megabytes of states for two dates.
 *
 * Beside the running version this is safe: the column fills itself, and what is asked by others gives what it gave. While
 * it is added `case_state` is written anew, which of ten thousand cases takes seconds.
 */
export class ManyCases1795700700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(seen);
    await db.query(thread);
    await db.query(threads);
    await db.query(
      `create index case_file_asked_to_direct on case_file (proposed_until, id) where proposed_role is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(threadsOfStates);
    await db.query(`
      drop index case_file_asked_to_direct;
      alter table case_state drop column thread;
      drop function thread_of(json);
      drop function steps_awaited();
      drop function steps_to_do();
      drop function cases_seen();
      drop function case_ids_seen()`);
  }
}

/** The same as the walls of `case_file`, `case_party` and `step` say of one row, of all at once. */
const seen = `
  create function case_ids_seen() returns setof uuid
    language sql stable security definer set search_path from current
    begin atomic
      select case_id from case_party where organisation_id = app_organisation() and involved_at is not null
      union
      select c.id from case_file c join organisation_area a using (municipality)
        join organisation o on o.id = a.organisation_id and o.role = 'compulsory-education'
       where o.id = app_organisation()
      union
      select guest from guest_cases() guest;
    end;

  create function cases_seen() returns setof case_file
    language sql stable security definer set search_path from current as $$
    select c.* from case_file c where c.id in (select case_ids_seen()) $$;

  create function steps_to_do() returns setof step
    language sql stable security definer set search_path from current as $$
    select s.* from step s
     where s.organisation_id = app_organisation() and s.state in ('open', 'waiting') and s.case_id in (select case_ids_seen()) $$;
  comment on function steps_to_do is 'What the organisation of who asks has to do';

  create function steps_awaited() returns setof step
    language sql stable security definer set search_path from current as $$
    with seen as materialized (select id from case_ids_seen() as id),
    directed as materialized (
      select c.id from seen join case_file c using (id) join case_party p on p.case_id = c.id and p.role = c.director_role
       where c.phase = 'open' and p.organisation_id = app_organisation())
    select s.* from step s
     where s.state = 'open' and s.organisation_id is distinct from app_organisation()
       and (s.case_id in (select id from directed)
            or (s.case_id, s.key) in (select n.case_id, n.step from note n
                                       where n.kind = 'question' and n.organisation_id = app_organisation()
                                         and sees_case(n.case_id))) $$;
  comment on function steps_awaited is
    'Of the director: what others have to do in his cases. Of who asked: an answer that did not come yet';

  revoke execute on function case_ids_seen(), cases_seen(), steps_to_do(), steps_awaited() from public;
  grant execute on function case_ids_seen(), cases_seen(), steps_to_do(), steps_awaited() to terugweg_api`;

const thread = `
  create function thread_of(state json) returns json language sql immutable parallel safe as $$
    select json_build_object(
             'atHome', (select json_build_object('from', h -> 'from', 'shifted', h -> 'shifted', 'pausedOn', h -> 'pausedOn')
                          from (select clocks -> 'at-home' as h offset 0) at_home where h is not null),
             'silentFrom', clocks #> '{silence,due,missedAt}',
             'nudged', case when strpos(state::text, '"nudged":') > 0 then
                         (select json_object_agg(s.key, s.value -> 'nudged') from json_each(state -> 'steps') s
                           where s.value -> 'nudged' is not null) end)
      from (select state -> 'clocks' as clocks offset 0) of_state $$;
  alter table case_state add thread json generated always as (thread_of(state)) stored;
  comment on column case_state.thread is 'What the web wants of a state without reading it'`;

/** `offset 0`: each is looked up in its own case. */
const threads = `
  create or replace function case_threads(moment timestamptz)
    returns table (id uuid, pupil_id uuid, school_id uuid, municipality text, director text, proposed text,
                   used_up boolean, parties json, steps json, at_home json, silent_from bigint, nudged json,
                   starts boolean)
    language sql stable security definer set search_path from current
    begin atomic
      select c.id, c.pupil_id, c.school_id, c.municipality, coalesce(c.director_role, 'compulsory-education'),
             c.proposed_role, c.on_regional_list, p.parties, coalesce(o.steps, '[]'),
             k.thread -> 'atHome', (k.thread ->> 'silentFrom')::bigint, k.thread -> 'nudged',
             exists (select from alarm a where a.case_id = c.id and a.kind = 'start')
        from case_file c
        join case_state k on k.case_id = c.id
        join lateral (select json_object_agg(role, organisation_id) as parties
                        from case_party where case_id = c.id offset 0) p on true
        join lateral (select json_agg(json_build_object('key', s.key, 'state', s.state, 'by', s.responsible,
                               'of', s.organisation_id, 'startedOn', s.started_on, 'dueOn', s.due_on,
                               'missedAt', (extract(epoch from s.missed_at) * 1000)::bigint,
                               'waitingSince', s.waiting_since, 'promisedOn', s.promised_on,
                               'climbs', case when s.state = 'open' and s.missed_at <= moment then ${climbs} end)
                             order by s.key) as steps
                        from step s where s.case_id = c.id and s.state in ('open', 'waiting') offset 0) o on true
       where c.phase = 'open' and c.id in (select case_ids_seen());
    end`;
