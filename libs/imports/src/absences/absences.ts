import { type Kind, mistakeIf } from '../kind';
import { pupilNumberOf, schoolMistakes, schoolOf, schoolsNamed } from '../schools';
import { changedChildren, keepingStatements } from './keeping';

/**
 * What schools state of absence: a pupil on a day, or in one lesson of it. A statement that says what is known changes
 * nothing; another of the same part of the day replaces it; one of the whole day takes the place of its lessons, and the
 * other way round. What is not in a file stays: a row that says `present` takes one back. A sick report that the school
 * doubts is `doubtful`.
 */
export const absences: Kind = {
  name: 'absences',
  title: { nl: 'Verzuim', en: 'Absence' },
  takes: ['school', 'period'],
  fields: [
    'school',
    'branch',
    'number',
    'on',
    'lesson',
    'code',
    'minutes',
    'reason',
    'period-from',
    'period-until',
    'lesson-minutes',
  ],
  isOfChildren: false,
  staged: {
    school: 'text',
    number: 'text',
    absent_on: 'date',
    part: 'text',
    kind: 'text',
    minutes: 'int',
    lesson_minutes: 'int',
    period_from: 'date',
    period_until: 'date',
  },
  read: (row) => {
    const school = schoolOf(row);
    const number = pupilNumberOf(row);
    const on = row.dayBefore('on', { required: true });
    const lesson = row.whole('lesson', 20, 'no-lesson');
    const kind = row.code('code', { required: true });
    const period = row.period('period-from', 'period-until');
    const length = row.whole('lesson-minutes', 60);
    return {
      school,
      number,
      absent_on: on,
      part: lesson ?? (kind === 'late' ? 'late' : 'day'),
      kind,
      minutes: row.whole('minutes', 1440, 'no-minutes'),
      lesson_minutes: length === '0' ? row.mistake('lesson-minutes', 'no-minutes') : (length ?? '50'),
      period_from: period.from ?? null,
      period_until: period.until ?? null,
    };
  },
  judging: [
    schoolsNamed,
    // A lesson is one lesson hour whatever its length; without one so many of the usual length as fit, begun ones too.
    `create temporary table judged on commit drop as
     with schools as (
       select n.*, case when o.sectors = '{po}' then 'clock' else r.settings ->> 'hoursUnit' end as counts_in
         from school_named n
         left join organisation o on o.id = n.school_id left join region r on r.id = o.region_id),
     stated as (
       select s.line, s.number, s.absent_on, s.part, n.school_id,
              case s.kind when 'doubtful' then 'sick' else s.kind end as kind, s.kind = 'doubtful' as doubtful, n.found, n.of_one_school, p.id as pupil_id,
              coalesce(s.period_from, '-infinity') as key_from, coalesce(s.period_until, 'infinity') as key_until,
              case when s.kind in ('late', 'present') then null
                   when n.counts_in = 'lesson' and s.part <> 'day' then 1
                   when s.minutes is null or s.minutes = 0 then null
                   when n.counts_in = 'lesson' then least(ceil(s.minutes::numeric / s.lesson_minutes), 99)
                   else round(s.minutes / 60.0, 2) end as hours
         from staged s join schools n using (school)
         left join pupil p on p.school_id = n.school_id and p.number = s.number and n.found = 1
        where s.mistakes is null),
     said as (
       select *, kind = 'unauthorised' and hours is null as unmeasured, jsonb_build_array(kind, hours, doubtful) as saying
         from stated),
     placed as (
       select *, row_number() over same as turn, first_value(line) over same as same_line,
              first_value(saying) over same as same_saying,
              first_value(part) over whole as first_part, first_value(line) over whole as first_line
         from said
       window same as (partition by school_id, number, absent_on, part, unmeasured order by line),
              whole as (partition by school_id, number, absent_on, part = 'late', unmeasured order by line))
     select line, school_id, pupil_id, absent_on, part, placed.kind, placed.hours, placed.doubtful, key_from, key_until,
            ${schoolMistakes} ||
            ${mistakeIf('found = 1 and pupil_id is null', 'number', 'unknown-pupil')} ||
            ${mistakeIf('found = 1 and unmeasured', 'minutes', 'how-long')} ||
            ${mistakeIf('turn > 1 and saying <> same_saying', 'code', 'otherwise', 'same_line')} ||
            ${mistakeIf(`part <> 'late' and (part = 'day') <> (first_part = 'day')`, 'lesson', 'mixed', 'first_line')}
              as wrong,
            case when turn > 1 then 'repeated'
                 when (k.kind, coalesce(k.hours, -1), k.doubtful)
                      = (placed.kind, coalesce(placed.hours, -1), placed.doubtful) then 'unchanged'
                 when k.kind is not null or exists (
                   select from absence_statement o
                    where o.pupil_id = placed.pupil_id and o.absent_on = placed.absent_on and o.replaced_at is null
                      and 'late' not in (o.part, placed.part) and (o.part = 'day') <> (placed.part = 'day')) then 'changed'
                 when placed.kind = 'present' then 'unchanged'
                 else 'added' end as became
       from placed left join lateral (
            select kind, hours, doubtful from absence_statement o
             where o.pupil_id = placed.pupil_id and o.absent_on = placed.absent_on and o.part = placed.part
               and o.replaced_at is null) k on true`,
  ],
  keeping: keepingStatements,
  recounting: changedChildren,
};
