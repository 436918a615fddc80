/** SQL: whether an identity `i` is the number of a row `s`, and whether it is another of the same kind. */
const same = `(i.kind = 'bsn' and i.hash = s.bsn or i.kind = 'education-number' and i.hash = s.education_number)`;
const other = same.replaceAll('i.hash =', 'i.hash <>');

/**
 * SQL: joins a row `s` (`bsn`, `education_number`, `born_on`) and the school `n` that it names with `c.ids`: the pupils that
 * may be meant, and `c.is_numbered`: they are one child, perhaps at several schools. A number goes before everything, at the
 * named school before elsewhere; without one that is known it is who was born on that day at that school, unless he has
 * another number.
 */
export const childrenMeant = `
  left join lateral (
    select array_agg(distinct p.id) as anywhere,
           array_agg(distinct p.id) filter (where n.found = 1 and p.school_id = n.school_id) as there
      from pupil_identity i join pupil p on p.id = i.pupil_id
     where p.region_id = $1 and ${same}) numbered on true
  left join lateral (
    select array_agg(p.id) as ids from pupil p
     where numbered.anywhere is null and n.found = 1 and p.school_id = n.school_id and p.born_on = s.born_on
       and not exists (select from pupil_identity i where i.pupil_id = p.id and ${other})) born on true
  cross join lateral (
    select coalesce(numbered.there, numbered.anywhere, born.ids, '{}') as ids, numbered.anywhere is not null as is_numbered) c`;
