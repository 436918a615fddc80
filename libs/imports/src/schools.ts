import { mistakeIf } from './kind';
import type { RowReader } from './row-reader';

/** The school of a row by institution and branch; the branch may repeat the institution. '' is the one school of the file. */
export function schoolOf(row: RowReader): string | null {
  const branch = row.cell('branch').toUpperCase();
  const school = row.number('school');
  if (school === null && row.cell('school') === '' && branch.length <= 2) {
    return row.isOfOneSchool ? '' : row.mistake('school', 'missing');
  }
  return branch.length > 2 ? branch : school && (branch ? school.slice(0, 4) + branch.padStart(2, '0') : school);
}

/** The pupil's number as the school writes it: capitals and small letters are its own affair. */
export function pupilNumberOf(row: RowReader): string | null {
  if (row.cell('number') === '') return row.mistake('number', 'missing');
  return row.number('number') && row.cell('number');
}

/**
 * SQL that makes the table `school_named`: which school each name in `staged` is, and how many it may be. A school without
 * branches has all of them; one that has one branch need not name it. In the file of one school every other is unknown.
 */
export const schoolsNamed = `
  create temporary table school_named on commit drop as
  select n.school, case when count(o.id) = 0 then 0
                        when bool_or(o.number = n.school) or count(o.id) = 1 then 1 else 2 end as found,
         coalesce((array_agg(o.id) filter (where o.number = n.school))[1], (array_agg(o.id))[1]) as school_id,
         bool_or(g.school_id is not null) as of_one_school
    from (select distinct school from staged where mistakes is null) n cross join given g
    left join organisation o on o.region_id = $1 and o.role = 'school' and o.id = coalesce(g.school_id, o.id)
     and (n.school = '' or o.number = n.school or o.number = left(n.school, 4) or left(o.number, 4) = n.school)
   group by n.school`;

/** SQL: what is wrong with the school of a row that was joined with `school_named`. */
export const schoolMistakes = `
  ${mistakeIf('found = 0 and of_one_school', 'school', 'other-school')} ||
  ${mistakeIf('found = 0 and not of_one_school', 'school', 'unknown-school')} ||
  ${mistakeIf('found > 1', 'school', 'several-schools')}`;
