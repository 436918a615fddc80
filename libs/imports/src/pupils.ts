import { type Kind, mistakeIf } from './kind';
import type { RowReader } from './row-reader';

/** SQL: the table `school_named` of what `staged` calls schools. */
export const namingSchools = `
  create temporary table school_named on commit drop as
  select n.school, case when count(o.id) = 0 then 0
                        when bool_or(o.number = n.school) or count(o.id) = 1 then 1 else 2 end as found,
         coalesce((array_agg(o.id) filter (where o.number = n.school))[1], (array_agg(o.id))[1]) as school_id
    from (select distinct school from staged where mistakes is null) n
    left join organisation o on o.region_id = $1 and o.role = 'school'
     and (o.number = n.school or o.number = left(n.school, 4) or left(o.number, 4) = n.school)
   group by n.school`;

/**
 * Pupils, each known by school and the school's own number of it. Numbers of children make pupils of several schools one
 * child as they are written. Who is not in a file stays: leaving a school is said otherwise.
 */
export const pupils: Kind = {
  name: 'pupils',
  title: { nl: 'Leerlingen', en: 'Pupils' },
  fields: [
    'school',
    'branch',
    'number',
    'name',
    'given',
    'prefix',
    'family',
    'born',
    'municipality',
    'bsn',
    'education-number',
  ],
  isOfChildren: true,
  staged: {
    school: 'text',
    number: 'text',
    name: 'text',
    born_on: 'date',
    municipality: 'text',
    bsn: 'text',
    education_number: 'text',
  },
  read: (row) => ({
    school: schoolOf(row),
    number: row.cell('number') === '' ? row.mistake('number', 'missing') : numberOf(row),
    name: nameOf(row),
    born_on: row.birthDate('born'),
    municipality: row.municipality('municipality'),
    bsn: row.identity('bsn', 'bsn'),
    education_number: row.identity('education-number', 'education-number'),
  }),
  judging: [
    // A school without branches has all of them; one that has one branch need not name it.
    namingSchools,
    `create temporary table judged on commit drop as
     with said as (
       select s.*, n.school_id, n.found, p.id as known_id, p.name as known_name, p.born_on as known_born_on,
              p.municipality as known_municipality, b.hash as known_bsn, e.hash as known_education_number,
              jsonb_build_array(s.name, s.born_on, s.municipality, s.bsn, s.education_number) as saying
         from staged s join school_named n using (school)
         left join pupil p on p.school_id = n.school_id and p.number = s.number and n.found = 1
         left join pupil_identity b on b.pupil_id = p.id and b.kind = 'bsn'
         left join pupil_identity e on e.pupil_id = p.id and e.kind = 'education-number'
        where s.mistakes is null),
     placed as (
       select *, row_number() over same as turn, first_value(line) over same as first_line,
              first_value(saying) over same as first_saying
         from said window same as (partition by school_id, number order by line))
     select line, school_id, number, name, born_on, municipality, bsn, education_number,
            coalesce(known_id, gen_random_uuid()) as id,
            ${mistakeIf('found = 0', 'school', 'unknown-school')} ||
            ${mistakeIf('found > 1', 'school', 'several-schools')} ||
            ${mistakeIf('found = 1 and turn > 1 and saying <> first_saying', 'number', 'otherwise', 'first_line')} as wrong,
            case when turn > 1 then 'repeated'
                 when known_id is null then 'added'
                 when (known_name, known_born_on, known_municipality) is distinct from (name, born_on, municipality)
                   or known_bsn is distinct from coalesce(bsn, known_bsn)
                   or known_education_number is distinct from coalesce(education_number, known_education_number)
                   then 'changed'
                 else 'unchanged' end as became
       from placed`,
  ],
  keeping: [
    `merge into pupil p
     using (select * from judged where became in ('added', 'changed')) j on p.id = j.id
     when matched then update set name = j.name, born_on = j.born_on, municipality = j.municipality
     when not matched then insert (id, region_id, school_id, number, name, born_on, municipality)
       values (j.id, $1, j.school_id, j.number, j.name, j.born_on, j.municipality)`,
    `merge into pupil_identity i
     using (select j.id, k.kind, k.hash from judged j
             cross join lateral (values ('bsn', j.bsn), ('education-number', j.education_number)) k (kind, hash)
             where j.became in ('added', 'changed') and k.hash is not null) j
        on i.pupil_id = j.id and i.kind = j.kind
     when matched then update set hash = j.hash
     when not matched then insert (pupil_id, kind, hash) values (j.id, j.kind, j.hash)`,
  ],
};

/** The number of the school, with that of its branch. */
export function schoolOf(row: RowReader): string | null {
  const branch = row.cell('branch').toUpperCase();
  const school = row.number('school');
  if (school === null && row.cell('school') === '' && branch.length <= 2) return row.mistake('school', 'missing');
  return branch.length > 2 ? branch : school && (branch ? school.slice(0, 4) + branch.padStart(2, '0') : school);
}

/** As the school writes it: capitals and small letters are its own affair. */
export function numberOf(row: RowReader): string | null {
  return row.number('number') && row.cell('number');
}

/** A name in one piece or in its parts. */
export function nameOf(row: RowReader): string | null {
  if (row.cell('name') !== '') return row.text('name');
  const parts = ['given', 'prefix', 'family'].map((field) => row.text(field));
  if (row.cell('family') === '') return row.mistake('name', 'missing');
  return parts.filter((part) => part !== null).join(' ');
}
