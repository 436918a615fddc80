import { childrenMeant } from '../children';
import { type Kind, mistakeIf } from '../kind';
import { schoolOf, schoolsNamed } from '../schools';

/** SQL: the signals of which the region has agreed what they open, by its newest rules. */
const starting = `
  select rule ->> 'id' from (select body from signal_rules where region_id = $1 order by version desc limit 1) rules
   cross join json_array_elements(rules.body) as each (rule)
    join agreement a on a.region_id = $1 and a.workflow = rule ->> 'opens'`;

/**
 * What schools notified to the register of the state, each known by its number. A later change of the register changes it,
 * an older one is passed over. Each is a signal of the region: what it opens is what that signal opens.
 */
export const notifications: Kind = {
  name: 'notifications',
  title: { nl: 'Meldingen in het verzuimregister', en: 'Notifications in the register of absence' },
  fields: [
    'number',
    'signal',
    'status',
    'bsn-hash',
    'bsn',
    'education-number',
    'born',
    'school',
    'branch',
    'began',
    'ended',
    'hours',
    'changed',
  ],
  isOfChildren: true,
  staged: {
    number: 'text',
    signal: 'text',
    status: 'text',
    bsn: 'text',
    education_number: 'text',
    born_on: 'date',
    school: 'text',
    began_on: 'date',
    ended_on: 'date',
    hours: 'numeric(6, 2)',
    changed_at: 'timestamptz',
  },
  read: (row) => {
    const began = row.dayBefore('began', { required: true });
    const ended = row.dayBefore('ended');
    if (began && ended && ended < began) row.mistake('ended', 'ends-before');
    return {
      number: row.cell('number') === '' ? row.mistake('number', 'missing') : row.number('number'),
      signal: row.code('signal', { required: true }),
      status: row.code('status', { required: true }),
      bsn: row.hashed('bsn-hash') ?? row.identity('bsn', 'bsn'),
      education_number: row.identity('education-number', 'education-number'),
      born_on: row.cell('born') === '' ? null : row.birthDate('born'),
      school: row.cell('school') + row.cell('branch') === '' ? '' : schoolOf(row),
      began_on: began,
      ended_on: ended,
      hours: row.amount('hours'),
      changed_at: row.moment('changed'),
    };
  },
  judging: [
    schoolsNamed,
    `create temporary table judged on commit drop as
     with said as (
       select s.*, c.ids, k.id as known_id, k.pupil_id as known_pupil, k.changed_at as known_change, s.signal in (${starting}) as starts,
              jsonb_build_array(s.signal, s.status, s.bsn, s.education_number, s.born_on, s.school, s.began_on, s.ended_on,
                                s.hours) as saying
         from staged s join school_named n using (school)
         ${childrenMeant}
         left join notification k on k.region_id = $1 and k.number = s.number
        where s.mistakes is null),
     placed as (
       select *, row_number() over same as turn, first_value(line) over same as first_line,
              first_value(changed_at) over same as newest, first_value(saying) over same as newest_saying
         from said window same as (partition by number order by changed_at desc, line))
     select line, number, signal, status, starts, began_on, ended_on, hours, changed_at, ids[1] as pupil_id, known_pupil,
            coalesce(known_id, uuidv7()) as id,
            ${mistakeIf('cardinality(ids) = 0', 'number', 'unknown-child')} ||
            ${mistakeIf('cardinality(ids) > 1', 'number', 'several-children')} ||
            ${mistakeIf('changed_at = newest and saying <> newest_saying', 'changed', 'otherwise', 'first_line')} as wrong,
            case when turn > 1 then 'repeated'
                 when known_id is null then 'added'
                 when changed_at > known_change then 'changed'
                 else 'unchanged' end as became
       from placed`,
  ],
  keeping: [
    `merge into notification o
     using (select * from judged where became in ('added', 'changed')) j on o.id = j.id
     when matched then update set pupil_id = j.pupil_id, signal = j.signal, status = j.status, starts = j.starts,
       began_on = j.began_on, ended_on = j.ended_on, hours = j.hours, changed_at = j.changed_at
     when not matched then
       insert (id, region_id, number, pupil_id, signal, status, starts, began_on, ended_on, hours, changed_at)
       values (j.id, $1, j.number, j.pupil_id, j.signal, j.status, j.starts, j.began_on, j.ended_on, j.hours, j.changed_at)`,
  ],
  recounting: `
    select distinct child as id from judged cross join lateral (values (pupil_id), (known_pupil)) of (child)
     where became in ('added', 'changed') and child is not null`,
  noticing: `
    select line, 'starts-nothing' as why from judged
     where became in ('added', 'changed') and status = 'open' and not starts`,
};
