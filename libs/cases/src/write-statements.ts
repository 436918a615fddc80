import { tellingParts } from './messages/telling';

/** The statements of `writeChanges`. Each takes its rows as one JSON list; `json`, so that order stays as it was. */

export const files = `
  update case_file c set phase = r.phase, director_role = r.director_role, director_rule = r.director_rule,
         proposed_role = r.proposed_role, proposed_until = r.proposed_until,
         on_regional_list = r.on_regional_list, closed_as = r.closed_as,
         opened_at = r.opened_at, first_day_absent = r.first_day_absent
    from json_to_recordset($1) as r(id uuid, phase text, director_role text, director_rule text, proposed_role text,
         proposed_until date, on_regional_list boolean, closed_as text,
         opened_at timestamptz, first_day_absent date)
   where c.id = r.id
     and (c.phase, c.director_role, c.director_rule, c.proposed_role, c.proposed_until, c.on_regional_list, c.closed_as,
          c.opened_at, c.first_day_absent)
         is distinct from
         (r.phase, r.director_role, r.director_rule, r.proposed_role, r.proposed_until, r.on_regional_list, r.closed_as,
          r.opened_at, r.first_day_absent)`;

export const workflows = `
  insert into case_workflow (case_id, workflow, agreement_id)
  select * from json_to_recordset($1) as r(case_id uuid, workflow text, agreement_id uuid) on conflict do nothing`;

export const involved = `
  update case_party p set involved_at = r.at
    from json_to_recordset($1) as r(case_id uuid, role text, at timestamptz)
   where p.case_id = r.case_id and p.role = r.role and p.involved_at is null`;

/**
 * Until when parties of the cases in $1 see them. Of one that ended: through the 28th day after its last step of after-care.
 * Of a guest ($3 are their roles): until his last step was closed, unless he is asked something again. Of a party that left
 * (in $4): until then. $2 is now.
 */
export const accessEnds = `
  with ends as (
    select p.case_id, p.role,
           least(case when c.phase = 'ended' then
                   (coalesce((select max(s.settled_on) from step s where s.case_id = c.id and s.key like 'after-care-%'),
                             ($2::timestamptz at time zone (r.settings ->> 'zone'))::date) + 29)::timestamp
                   at time zone (r.settings ->> 'zone') end,
                 case when p.role = any($3) and p.role not in (c.director_role, coalesce(c.proposed_role, ''))
                       and exists (select from step s where s.case_id = c.id and s.responsible = p.role)
                       and not exists (select from step s where s.case_id = c.id and s.responsible = p.role
                                          and s.state in ('open', 'waiting'))
                      then least(p.access_until, $2::timestamptz) end,
                 case when exists (select from json_to_recordset($4) as l(case_id uuid, role text)
                                    where l.case_id = p.case_id and l.role = p.role)
                      then least(p.access_until, $2::timestamptz) end) as at
      from case_file c join region r on r.id = c.region_id join case_party p on p.case_id = c.id
     where c.id = any($1))
  update case_party p set access_until = e.at from ends e
   where p.case_id = e.case_id and p.role = e.role and p.access_until is distinct from e.at`;

export const timeline = `
  insert into timeline (seq, case_id, at, event, lines, by_role, by_person_id, note_id)
  select * from json_to_recordset($1)
      as r(seq bigint, case_id uuid, at timestamptz, event json, lines json, by_role text, by_person_id uuid,
         note_id uuid)`;

export const firings = `
  insert into firing (case_id, matter, revision, alarm, turn, era, seq)
  select * from json_to_recordset($1)
      as r(case_id uuid, matter text, revision int, alarm text, turn smallint, era smallint, seq bigint)`;

export const states = `
  insert into case_state (case_id, seq, era, state)
  select * from json_to_recordset($1) as r(case_id uuid, seq bigint, era smallint, state json)
  on conflict (case_id) do update set seq = excluded.seq, era = excluded.era, state = excluded.state`;

export const goneSteps = `
  delete from step s using json_to_recordset($1) as r(case_id uuid, key text)
   where s.case_id = r.case_id and s.key = r.key`;

/** The party of each step is looked up by its key: joined, PostgreSQL would ask of every row who may see it. */
export const steps = `
  insert into step (case_id, key, workflow, name, revision, state, responsible, organisation_id, started_on, due_on,
         due_at, missed_at, missed, settled_on, outcome, waiting_for, waiting_since, extended, promised_on)
  select r.case_id, r.key, r.workflow, r.name, r.revision, r.state, r.responsible,
         (select p.organisation_id from case_party p where p.case_id = r.case_id and p.role = r.responsible),
         r.started_on, r.due_on, r.due_at, r.missed_at, r.missed, r.settled_on, r.outcome, r.waiting_for,
         r.waiting_since, r.extended, r.promised_on
    from json_to_recordset($1) as r(case_id uuid, key text, workflow text, name text, revision int, state text,
         responsible text, started_on date, due_on date, due_at timestamptz, missed_at timestamptz, missed boolean,
         settled_on date, outcome text, waiting_for text, waiting_since date, extended boolean, promised_on date)
  on conflict (case_id, key) do update set workflow = excluded.workflow, name = excluded.name,
         revision = excluded.revision, state = excluded.state,
         responsible = excluded.responsible, organisation_id = excluded.organisation_id,
         started_on = excluded.started_on, due_on = excluded.due_on, due_at = excluded.due_at,
         missed_at = excluded.missed_at, missed = excluded.missed,
         settled_on = excluded.settled_on, outcome = excluded.outcome, waiting_for = excluded.waiting_for, waiting_since = excluded.waiting_since,
         extended = excluded.extended, promised_on = excluded.promised_on`;

export const alarms = `
  insert into alarm (case_id, at, line_on, matter, revision, alarm, turn, era, rank, kind, by_rules, tell)
  select case_id, at, line_on, matter, revision, alarm, turn, era, rank, kind, by_rules,
         array(select json_array_elements_text(tell))
    from json_to_recordset($1) as r(case_id uuid, at timestamptz, line_on date, matter text, revision int, alarm text,
         turn smallint, era smallint, rank smallint, kind text, by_rules boolean, tell json)`;

/**
 * $1 are alarms that are no longer planned; of the cases in $2 everything goes that is due at $3, whether it was planned
 * or not: what is left due would be looked at again and again.
 */
export const goneAlarms = `
  delete from alarm where ctid = any(array(
    select there.place
      from json_to_recordset($1) as r(case_id uuid, at timestamptz, matter text, revision int, alarm text, turn smallint,
           era smallint), lateral (
             select ctid as place from alarm a
              where a.case_id = r.case_id and a.at = r.at and a.matter = r.matter and a.revision = r.revision
                and a.alarm = r.alarm and a.turn = r.turn and a.era = r.era offset 0) there
    union all
    select there.place from unnest($2::uuid[]) as c(id), lateral (
             select ctid as place from alarm a where a.case_id = c.id and a.at <= $3 offset 0) there))`;

export const agenda = `
  insert into agenda (case_id, seq, reason, put_on)
  select * from json_to_recordset($1) as r(case_id uuid, seq bigint, reason text, put_on date)`;

/** $2 is now. */
export const outbox = `
  with told as materialized (
    select r.seq, r.case_id, r.at, r.kind, r.matter, t.recipient, t.place
      from json_to_recordset($1) as r(case_id uuid, seq bigint, at timestamptz, kind text, matter text, told json),
           json_array_elements_text(r.told) with ordinality as t(recipient, place)),
  ${tellingParts}
  select count(*) from told`;
