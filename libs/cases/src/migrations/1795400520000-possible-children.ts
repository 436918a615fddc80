import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an officer sees of children who may be one: names, birth dates and schools of those of his own municipality, and
 * of whom they are compared with. Nobody else sees this, not an administrator either; numbers and their hashes are seen by
 * no one. Only added: what runs does not ask it.
 */
export class PossibleChildren1795400520000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(names);
    await db.query(answers);
    await db.query(possible);
    await db.query(joined);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const [table, sees] of [
      ['child_decision', 'answers_for_children(array[one_id, other_id])'],
      ['child_move', 'answers_for_children(array[pupil_id])'],
    ]) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true);
        create policy person on ${table} to terugweg_api using (${sees})`);
    }
    await db.query(`
      create policy own on child_decision as restrictive for insert to terugweg_api
        with check (organisation_id = app_organisation() and person_id = app_person()
                    and may_compare_child(one_id) and may_compare_child(other_id));
      grant select, insert, update (replaced_at) on child_decision to terugweg_api;
      grant select on child_move to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke all on child_move, child_decision from terugweg_api;
      drop policy own on child_decision;
      drop policy person on child_decision;
      drop policy machine on child_decision;
      drop policy person on child_move;
      drop policy machine on child_move;
      alter table child_decision no force row level security, disable row level security;
      alter table child_move no force row level security, disable row level security;
      drop function joined_children(int);
      drop function possible_children(int);
      drop function pupils_of_children(uuid[]);
      drop function may_compare_child(uuid);
      drop function answers_for_children(uuid[]);
      drop function name_key(text)`);
  }
}

/** Words of a Dutch name by which nobody is told apart: schools write them otherwise, elsewhere, or not at all. */
const prefixes = `'aan','bij','d','da','de','del','den','der','di','du','el','en','het','in','la','le','op','s','t','te',
      'ten','ter','tot','uit','v','van','vd','vom','von','voor','vander','vanden'`;

/**
 * A name without capitals, accents, marks and prefixes, its words in one order. Letters of other scripts stay: a name is
 * never empty that has one.
 */
const names = `
  create function name_key(name text) returns text language sql immutable parallel safe as $$
    select string_agg(word, ' ' order by word collate "C")
      from unnest(string_to_array(
             regexp_replace(
               regexp_replace(
                 lower(translate(regexp_replace(normalize(name, NFKD), '[\\u0300-\\u036f]', '', 'g'),
                                 'ØøŁłĐđıÆæŒœ', 'OoLlDdiEeEe')),
                 '[''’‘\`´]', '', 'g'),
               '[-‐–.,/ \\u00a0]+', ' ', 'g'), ' ')) word
     where word <> '' and word not in (${prefixes}) $$`;

const answers = `
  create function answers_for_children(pupils uuid[]) returns boolean
    language sql stable security definer set search_path from current as $$
    select exists (
      select from pupil asked join pupil p on p.child_id = asked.child_id
        join organisation o on o.id = app_organisation() and o.role = 'compulsory-education' and o.region_id = p.region_id
        join organisation_area a on a.organisation_id = o.id and a.municipality = p.municipality
       where asked.id = any(pupils)) $$;
  comment on function answers_for_children is 'Whether the office of who asks watches over one of them';

  create function may_compare_child(wanted uuid) returns boolean
    language sql stable security definer set search_path from current as $$
    select answers_for_children(array[wanted])
        or exists (select from pupil asked join pupil p on p.child_id = asked.child_id
                     cross join lateral equal_numbers(p.id) as equal
                    where asked.id = wanted and answers_for_children(array[equal])) $$;
  comment on function may_compare_child is 'Its office watches over it, or over who has an equal number';

  create function pupils_of_children(pupils uuid[])
    returns table (id uuid, child_id uuid, name text, born_on date, municipality text, school text, cases int)
    language sql stable security definer set search_path from current as $$
    select p.id, p.child_id, p.name, p.born_on, p.municipality, s.name,
           (select count(*)::int from case_file c where c.pupil_id = p.id and c.phase = 'open' and sees_case(c.id))
      from pupil p join organisation s on s.id = p.school_id
     where p.child_id in (select asked.child_id from pupil asked
                           where asked.id = any(pupils) and may_compare_child(asked.id))
     order by p.name, s.name, p.id $$`;

/**
 * Pairs of children, by one pupil of each: equal in name, birth date and municipality, and by no number different; or
 * with an equal number that decided nothing. What was kept apart is not among them.
 */
export const possible = `
  create or replace function possible_children(at_most int) returns table (one_id uuid, other_id uuid, why text)
    language sql stable security definer set search_path from current as $$
    with mine as materialized (
      select p.id, p.child_id, p.region_id, p.born_on, p.municipality, name_key(p.name) as name
        from pupil p join organisation o on o.id = app_organisation() and o.role = 'compulsory-education'
                                        and o.region_id = p.region_id
        join organisation_area a on a.organisation_id = o.id and a.municipality = p.municipality),
    pairs as (
      select p.id as one, q.id as other, p.child_id as child, q.child_id as other_child, 'equal-name' as why
        from mine p join mine q using (name, born_on, municipality)
       where p.child_id < q.child_id
      union all
      select p.id, q.id, p.child_id, q.child_id, 'equal-number'
        from mine p cross join lateral equal_numbers(p.id) as equal join pupil q on q.id = equal
       where p.child_id <> q.child_id),
    undecided as (
      select distinct on (least(child, other_child), greatest(child, other_child)) one, other, why
        from pairs
       where not exists (
         select from pupil x join pupil y on y.child_id = pairs.other_child
          where x.child_id = pairs.child
            and (kept_apart(x.id, y.id) or pairs.why = 'equal-name' and numbers_differ(x.id, y.id)))
       order by least(child, other_child), greatest(child, other_child), why desc, one, other)
    select one, other, why from undecided join pupil p on p.id = one order by p.born_on, one, other limit at_most $$`;

const joined = `
  create function joined_children(at_most int) returns setof uuid
    language sql stable security definer set search_path from current as $$
    select (array_agg(p.id order by p.id))[1]
      from pupil p
     where p.child_id <> p.id and answers_for_children(array[p.id])
     group by p.child_id
     order by (select max(m.moved_at) from child_move m where m.to_child = p.child_id) desc nulls last, p.child_id
     limit at_most $$;
  revoke execute on function answers_for_children(uuid[]), may_compare_child(uuid), pupils_of_children(uuid[]),
    possible_children(int), joined_children(int) from public;
  grant execute on function answers_for_children(uuid[]), may_compare_child(uuid), pupils_of_children(uuid[]),
    possible_children(int), joined_children(int) to terugweg_api`;
