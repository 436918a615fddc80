import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mostOfOneChild } from './1795400510000-settled-children';
import { possible as oneByOne } from './1795400520000-possible-children';

/**
 * Who may be one child, among the pupils of a large city. Bearers of a number are asked for only where it is on two pupils;
 * and a name that more children have than a number may (born on one day, in one municipality) tells nobody apart: such
 * rows are a list without names, and comparing each with each other would take minutes.
 */
export class PossibleOfMany1795700710000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(possible);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(oneByOne);
  }
}

const possible = `
  create or replace function possible_children(at_most int) returns table (one_id uuid, other_id uuid, why text)
    language sql stable security definer set search_path from current as $$
    with mine as materialized (
      select p.id, p.child_id, p.born_on, p.municipality, name_key(p.name) as name
        from pupil p join organisation o on o.id = app_organisation() and o.role = 'compulsory-education'
                                        and o.region_id = p.region_id
        join organisation_area a on a.organisation_id = o.id and a.municipality = p.municipality),
    named as materialized (
      select name, born_on, municipality from mine group by name, born_on, municipality
      having count(distinct child_id) between 2 and ${mostOfOneChild}),
    numbered as materialized (
      select distinct p.id, p.child_id from mine p join pupil_identity i on i.pupil_id = p.id
       where exists (select from pupil_identity o where o.hash = i.hash and o.kind = i.kind and o.pupil_id <> i.pupil_id)),
    pairs as (
      select p.id as one, q.id as other, p.child_id as child, q.child_id as other_child, 'equal-name' as why
        from named join mine p using (name, born_on, municipality) join mine q using (name, born_on, municipality)
       where p.child_id < q.child_id
      union all
      select p.id, q.id, p.child_id, q.child_id, 'equal-number'
        from numbered p cross join lateral equal_numbers(p.id) as equal join pupil q on q.id = equal
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
