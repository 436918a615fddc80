import { type Kind, mistakeIf } from '../kind';
import { schoolMistakes, schoolsNamed } from '../schools';
import { openRunningCases } from './open-running-cases';
import { readRunningCase } from './read-running-case';

/**
 * Cases that ran before the region came here, a row each: which pupil, which agreement, who directs, which steps are open
 * and when they are due. A pupil is known by the school's number of it, or by name and birth date. What a list said of a
 * case is kept, so that the same row changes nothing, also when the case was closed since.
 */
export const runningCases: Kind = {
  name: 'running-cases',
  title: { nl: 'Lopende zaken', en: 'Running cases' },
  fields: [
    'school',
    'branch',
    'number',
    'name',
    'given',
    'prefix',
    'family',
    'born',
    'workflow',
    'first-day-absent',
    'director',
    'step',
    'since',
    'due',
    'done',
    'reason',
    'method',
  ],
  isOfChildren: false,
  staged: {
    school: 'text',
    number: 'text',
    name: 'text',
    born_on: 'date',
    workflow: 'text',
    first_day_absent: 'date',
    director: 'text',
    steps: 'jsonb',
    done: 'jsonb',
    reason: 'text',
    method: 'text',
  },
  read: readRunningCase,
  judging: [
    schoolsNamed,
    // Each row looks for its own pupil: by number in the index, by name among those of one school.
    `create temporary table meant on commit drop as
     with said as (
       select s.*, n.school_id, n.found, n.of_one_school,
              jsonb_build_array(s.workflow, s.first_day_absent, s.director, s.steps, s.done, s.reason)
                || case when s.method is null then '[]' else jsonb_build_array(s.method) end as saying
         from staged s join school_named n using (school) where s.mistakes is null)
     select said.*, p.pupils, p.pupil_id, p.municipality, p.is_born_otherwise
       from said cross join lateral (
         select count(*) as pupils, min(one.id::text)::uuid as pupil_id, min(one.municipality) as municipality,
                bool_or(one.born_on <> said.born_on) as is_born_otherwise
           from (select id, municipality, born_on from pupil
                  where school_id = said.school_id and found = 1 and number = said.number
                 union all
                 select id, municipality, born_on from pupil
                  where school_id = said.school_id and found = 1 and said.number is null
                    and lower(name) = lower(said.name) and born_on = said.born_on) one) p`,
    `create temporary table judged on commit drop as
     with placed as (
       select m.*, row_number() over same as turn, first_value(line) over same as first_line,
              first_value(saying) over same as first_saying,
              exists (select from pupil one join pupil any_of on any_of.child_id = one.child_id
                        join case_file c on c.pupil_id = any_of.id and c.phase = 'open'
                       where one.id = m.pupil_id) as runs,
              exists (select from case_taken_over t where t.pupil_id = m.pupil_id and t.said = m.saying) as is_known
         from meant m window same as (partition by pupil_id, is_born_otherwise order by line))
     select line, pupil_id, school_id, municipality, workflow, first_day_absent, director, steps, done, reason, method, saying,
            ${schoolMistakes} ||
            ${mistakeIf('found = 1 and pupils = 0', 'number', 'unknown-pupil')} ||
            ${mistakeIf('pupils > 1', 'number', 'several-pupils')} ||
            ${mistakeIf('pupils = 1 and is_born_otherwise', 'born', 'other-birth-date')} ||
            ${mistakeIf('pupils = 1 and turn > 1 and saying <> first_saying', 'number', 'otherwise', 'first_line')} ||
            ${mistakeIf('pupils = 1 and runs and not is_known', 'number', 'runs-already')} as wrong,
            case when is_known then 'unchanged' when turn > 1 then 'repeated' else 'added' end as became
       from placed`,
    'create index on judged (line)',
  ],
  keeping: [],
  byRules: openRunningCases,
};
