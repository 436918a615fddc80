import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every open case that a person sees, in one statement. Whether he sees it is asked once of each case and not of each of its
 * rows: of ten thousand cases that is the difference between a second and a minute. Only added: what runs does not ask it.
 */
export class Threads1795700100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(threads);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function case_threads(timestamptz)');
  }
}

/** A rung of another name than `R` and a number counts as one of the partners. */
export const climbs = `
  exists (select from alarm a
           where a.case_id = s.case_id and a.matter = 'step:' || s.key and a.kind = 'rung'
             and coalesce(substring(a.alarm from '^R([0-9]{1,4})')::int, 0) <= 4)`;

/** `offset 0`: each is looked up in its own case. */
export const threads = `
  create or replace function case_threads(moment timestamptz)
    returns table (id uuid, pupil_id uuid, school_id uuid, municipality text, director text, proposed text,
                   used_up boolean, parties json, steps json, at_home json, silent_from bigint, nudged json,
                   starts boolean)
    language sql stable security definer set search_path from current
    begin atomic
      select c.id, c.pupil_id, c.school_id, c.municipality, coalesce(c.director_role, 'compulsory-education'),
             c.proposed_role, c.on_regional_list, p.parties, coalesce(o.steps, '[]'), k.at_home, k.silent_from, n.nudged,
             exists (select from alarm a where a.case_id = c.id and a.kind = 'start')
        from case_file c
        join lateral (select json_object_agg(role, organisation_id) as parties
                        from case_party where case_id = c.id offset 0) p on true
        join lateral (select json_agg(json_build_object('key', s.key, 'state', s.state, 'by', s.responsible,
                               'of', s.organisation_id, 'startedOn', s.started_on, 'dueOn', s.due_on,
                               'missedAt', (extract(epoch from s.missed_at) * 1000)::bigint,
                               'waitingSince', s.waiting_since, 'promisedOn', s.promised_on,
                               'climbs', case when s.state = 'open' and s.missed_at <= moment then ${climbs} end)
                             order by s.key) as steps
                        from step s where s.case_id = c.id and s.state in ('open', 'waiting') offset 0) o on true
        join lateral (select state, state -> 'clocks' as clocks from case_state where case_id = c.id offset 0) t on true
        join lateral (select t.clocks -> 'at-home' as at_home,
                             (t.clocks #>> '{silence,due,missedAt}')::bigint as silent_from offset 0) k on true
        join lateral (select case when strpos(t.state::text, '"nudged":') > 0 then
                             (select json_object_agg(e.key, e.value -> 'nudged')
                                from json_each(t.state -> 'steps') e where e.value -> 'nudged' is not null) end
                             as nudged offset 0) n on true
       where c.phase = 'open' and (sees_case(c.id) or c.id in (select guest_cases()));
    end`;
