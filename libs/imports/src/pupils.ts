import { keepSealed } from '@app/cases';
import { type Kind, mistakeIf } from './kind';
import type { RowReader } from './row-reader';
import { pupilNumberOf, schoolMistakes, schoolOf, schoolsNamed } from './schools';

/**
 * Pupils, each known by school and the school's own number of it. Numbers of children make pupils of several schools one
 * child as they are written. Who is not in a file stays: leaving a school is said otherwise;
 * who was in it is listed as of that day, by which he is forgotten once (`former-pupil`).
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
  keepsNumbers: true,
  staged: {
    school: 'text',
    number: 'text',
    name: 'text',
    born_on: 'date',
    municipality: 'text',
    bsn: 'text',
    bsn_sealed: 'text',
    education_number: 'text',
  },
  read: (row) => ({
    school: schoolOf(row),
    number: pupilNumberOf(row),
    name: nameOf(row),
    born_on: row.birthDate('born'),
    municipality: row.municipality('municipality'),
    bsn: row.identity('bsn', 'bsn'),
    bsn_sealed: row.sealed('bsn'),
    education_number: row.identity('education-number', 'education-number'),
  }),
  judging: [
    schoolsNamed,
    `create temporary table judged on commit drop as
     with said as (
       select s.*, n.school_id, n.found, n.of_one_school, p.id as known_id, p.name as known_name, p.born_on as known_born_on,
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
     select line, school_id, number, name, born_on, municipality, bsn, bsn_sealed, education_number,
            coalesce(known_id, gen_random_uuid()) as id,
            ${schoolMistakes} ||
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
    `update pupil p set listed_on = g.today from judged j, given g
      where p.id = j.id and p.listed_on is distinct from g.today`,
    // Numbers make children as they are written, and the first list of a region comes into a table that was empty.
    'analyze pupil',
    `merge into pupil_identity i
     using (select j.id, k.kind, k.hash from judged j
             cross join lateral (values ('bsn', j.bsn), ('education-number', j.education_number)) k (kind, hash)
             where j.became in ('added', 'changed') and k.hash is not null) j
        on i.pupil_id = j.id and i.kind = j.kind
     when matched then update set hash = j.hash
     when not matched then insert (pupil_id, kind, hash) values (j.id, j.kind, j.hash)`,
    keepSealed,
  ],
};

/** A name in one piece or in its parts. */
export function nameOf(row: RowReader): string | null {
  if (row.cell('name') !== '') return row.text('name');
  const parts = ['given', 'prefix', 'family'].map((field) => row.text(field));
  if (row.cell('family') === '') return row.mistake('name', 'missing');
  return parts.filter((part) => part !== null).join(' ');
}
