import { childrenMeant } from '../children';
import { type Kind, mistakeIf } from '../kind';
import { schoolOf, schoolsNamed } from '../schools';

/** So old a child is of school age: from five up to eighteen, by the duty to be at school and then to have a qualification. */
const schoolAge = { from: 5, until: 17 } as const;

/**
 * Where children are enrolled, as the weekly delivery of the register of the state tells: each by child, school and first
 * day. What is not in a delivery stays as it was. A school of the region is kept by the number that the region knows, however
 * the row names its branch; one outside the region by the number of the row.
 */
export const enrolments: Kind = {
  name: 'enrolments',
  title: { nl: 'Inschrijvingen', en: 'Enrolments' },
  fields: ['bsn-hash', 'bsn', 'education-number', 'born', 'school', 'branch', 'status', 'began', 'ended'],
  isOfChildren: true,
  staged: {
    bsn: 'text',
    education_number: 'text',
    born_on: 'date',
    school: 'text',
    began_on: 'date',
    ended_on: 'date',
  },
  read: (row) => {
    const status = row.code('status', { required: true });
    const began = row.dayNear('began', { required: true });
    const ended = row.dayNear('ended', { required: status === 'unenrolled' });
    if (began && ended && ended < began) row.mistake('ended', 'ends-before');
    return {
      bsn: row.hashed('bsn-hash') ?? row.identity('bsn', 'bsn'),
      education_number: row.identity('education-number', 'education-number'),
      born_on: row.cell('born') === '' ? null : row.birthDate('born'),
      school: schoolOf(row),
      began_on: began,
      ended_on: ended,
    };
  },
  judging: [
    schoolsNamed,
    `create temporary table judged on commit drop as
     with said as (
       select s.line, coalesce(o.number, s.school) as school, s.began_on, s.ended_on, c.ids,
              cardinality(c.ids) = 1 or c.is_numbered as is_known
         from staged s join school_named n using (school)
         left join organisation o on o.id = n.school_id and n.found = 1
         ${childrenMeant}
        where s.mistakes is null),
     placed as (
       select *, row_number() over same as turn, first_value(line) over same as first_line,
              first_value(ended_on) over same as first_end
         from said window same as (partition by ids[1], is_known, school, began_on order by line))
     select line, ids[1] as pupil_id, placed.school, placed.began_on, placed.ended_on,
            ${mistakeIf('cardinality(ids) = 0', 'school', 'unknown-child')} ||
            ${mistakeIf('cardinality(ids) > 1 and not is_known', 'school', 'several-children')} ||
            ${mistakeIf(
              'is_known and placed.ended_on is distinct from first_end',
              'ended',
              'otherwise',
              'first_line',
            )} as wrong,
            case when turn > 1 then 'repeated'
                 when k.pupil_id is null then 'added'
                 when k.ended_on is distinct from placed.ended_on then 'changed'
                 else 'unchanged' end as became
       from placed left join enrolment k
         on k.pupil_id = ids[1] and k.school = placed.school and k.began_on = placed.began_on`,
  ],
  keeping: [
    `merge into enrolment e
     using (select * from judged where became in ('added', 'changed')) j
        on e.pupil_id = j.pupil_id and e.school = j.school and e.began_on = j.began_on
     when matched then update set ended_on = j.ended_on
     when not matched then insert (pupil_id, school, began_on, ended_on)
       values (j.pupil_id, j.school, j.began_on, j.ended_on)`,
  ],
  // Each child looks for its own enrolments, whatever PostgreSQL expects of a table that a delivery has just filled.
  noticing: `
    select j.line, 'enrolled-nowhere' as why
      from (select distinct on (pupil_id) pupil_id, line from judged
             where ended_on < (select today from given) order by pupil_id, ended_on desc, line) j
     cross join given g join pupil p on p.id = j.pupil_id
     where extract(year from age(g.today, p.born_on)) between ${schoolAge.from} and ${schoolAge.until}
       and not exists (
         select from (
           select j.pupil_id as id
           union all
           select other.pupil_id from pupil_identity one join pupil_identity other using (kind, hash)
            where one.pupil_id = j.pupil_id) own
          cross join lateral (
            select from enrolment e
             where e.pupil_id = own.id and (e.ended_on is null or e.ended_on >= g.today) limit 1) still)`,
};
