import { type Kind, mistakeIf } from './kind';

/**
 * Who can be told something, and at which level of which organisation; somebody may stand in several places, a row each.
 * A school of one branch may be named without it, as in every other list.
 * A person is known by his address. A new address of the only one of that name in the organisation, whose old one the file
 * does not mention, is his new one.
 */
export const people: Kind = {
  name: 'people',
  title: { nl: 'Mensen en hun plaats', en: 'People and their places' },
  fields: ['organisation', 'level', 'name', 'function', 'email', 'language'],
  isOfChildren: false,
  staged: { organisation: 'text', level: 'text', name: 'text', function: 'text', email: 'text', language: 'text' },
  read: (row) => ({
    organisation: row.text('organisation', { required: true }),
    level: row.code('level', { required: true }),
    name: row.text('name', { required: true }),
    function: row.text('function', { required: true }),
    email: row.email('email'),
    language: row.code('language'),
  }),
  judging: [
    `create temporary table placed on commit drop as
     with called as (
       select n.organisation, o.id, o.number = upper(n.organisation) or lower(o.name) = lower(n.organisation) as is_so
         from (select distinct organisation from staged where mistakes is null) n
         left join organisation o on o.region_id = $1
          and (o.number = upper(n.organisation) or lower(o.name) = lower(n.organisation)
               or o.role = 'school' and left(o.number, 4) = upper(n.organisation))),
     named as (
       select organisation, case when bool_or(is_so) then count(*) filter (where is_so) else count(id) end as found,
              coalesce(bool_or(is_so), false) as is_called_so,
              (array_agg(id order by is_so desc nulls last))[1] as organisation_id
         from called group by organisation)
     select s.*, n.found, n.is_called_so, n.organisation_id, lower(s.email) as address,
            first_value(s.line) over own as first_line, first_value(s.name) over own as first_name,
            first_value(s.email) over own as first_email,
            (array_agg(s.language) filter (where s.language is not null) over own)[1] as first_language
       from staged s join named n using (organisation)
      where s.mistakes is null 
     window own as (partition by lower(s.email) order by s.line
                    rows between unbounded preceding and unbounded following)`,
    `create temporary table known on commit drop as
     with by_address as (
       select distinct on (lower(p.email)) lower(p.email) as address, p.id from person p
        where p.region_id = $1 and lower(p.email) in (select address from placed) order by lower(p.email), p.id),
     by_name as (
       select s.address, min(p.id::text)::uuid as id
         from (select distinct address, organisation_id, name from placed l where found = 1
                and not exists (select from by_address a where a.address = l.address)) s
         join membership m on m.organisation_id = s.organisation_id
         join person p on p.id = m.person_id and lower(p.name) = lower(s.name)
        where not exists (select from placed l where l.address = lower(p.email))
        group by s.address having count(distinct p.id) = 1),
     claimed as (select id from by_name group by id having count(*) = 1)
     select * from by_address union all select address, id from by_name where id in (select id from claimed)`,
    `create temporary table judged on commit drop as
     with fresh as (
       select address, gen_random_uuid() as id from placed l
        where not exists (select from known k where k.address = l.address) group by address),
     someone as (select address, id, true as is_known from known union all select address, id, false from fresh),
     said as (
       select s.*, x.id as person_id, x.is_known, p.name as known_name, p.email as known_email,
              p.language as known_language, m.id as place_id, m.function as known_function,
              row_number() over same as turn, first_value(s.line) over same as same_line,
              first_value(s.function) over same as same_function
         from placed s join someone x using (address) left join person p on p.id = x.id and x.is_known
         left join membership m on m.organisation_id = s.organisation_id and m.level = s.level and m.person_id = x.id
       window same as (partition by s.organisation_id, s.level, s.address order by s.line))
     select line, organisation_id, level, name, function, first_email as email, first_language as language, person_id,
            place_id,
            ${mistakeIf('found = 0', 'organisation', 'unknown-organisation')} ||
            ${mistakeIf('found > 1 and is_called_so', 'organisation', 'several-organisations')} ||
            ${mistakeIf('found > 1 and not is_called_so', 'organisation', 'several-schools')} ||
            ${mistakeIf('name <> first_name or language <> first_language', 'email', 'other-person', 'first_line')} ||
            ${mistakeIf('found = 1 and function <> same_function', 'function', 'otherwise', 'same_line')} as wrong,
            case when turn > 1 then 'repeated'
                 when place_id is null then 'added'
                 when (known_function, known_name, known_email) is distinct from (function, name, first_email)
                   or known_language is distinct from coalesce(first_language, known_language) then 'changed'
                 else 'unchanged' end as became
       from said`,
  ],
  keeping: [
    `merge into person p
     using (select distinct on (person_id) * from judged where became in ('added', 'changed') order by person_id, line) j
        on p.id = j.person_id
     when matched then update set name = j.name, email = j.email, language = coalesce(j.language, p.language)
     when not matched then insert (id, region_id, name, email, language)
       values (j.person_id, $1, j.name, j.email, coalesce(j.language, 'nl'))`,
    // Who is asked first at a level is who came first: ids are in the order of the file.
    `merge into membership m
     using (select *, coalesce(place_id, uuidv7()) as id
              from (select * from judged where became in ('added', 'changed') order by line offset 0) in_order) j
        on m.id = j.id
     when matched then update set function = j.function
     when not matched then insert (id, organisation_id, level, person_id, function)
       values (j.id, j.organisation_id, j.level, j.person_id, j.function)`,
  ],
};
