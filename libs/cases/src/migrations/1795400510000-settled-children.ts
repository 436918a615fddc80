import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A number that more pupils have than this is no child's: some systems write one number for all that have none. */
export const mostOfOneChild = 10;

/**
 * Which pupils are one child: those with an equal number, and those of whom a person decided so.
 *
 * It is a function of what is known, so the order in which it came does not matter and taking back puts back exactly.
 * Whoever writes numbers has settled the children by that; who decides calls `settle_children`. One at a time does so in a
 * region, and takes everybody along who is tied to those. Cases that are open of one child are linked, and a signal that joined the case of what is another
 * child by now is counted again. Beside the running version this is safe: what it
 * writes is settled too.
 */
export class SettledChildren1795400510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table case_link drop constraint case_link_reason_check,
        add constraint case_link_reason_check
          check (reason in ('siblings', 'same-household', 'same-events', 'same-child')),
        alter organisation_id drop not null;
      comment on column case_link.organisation_id is 'Who linked them; what is of one child is linked by itself'`);
    await db.query(numbers);
    await db.query(ties);
    await db.query(settle);
    await db.query(written);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger children_of_new on pupil_identity;
      drop trigger children_of_changed on pupil_identity;
      drop trigger children_of_gone on pupil_identity;
      drop function settle_numbers();
      drop function settle_children(uuid[]);
      drop function children_after(uuid[]);
      drop function child_ties(uuid);
      drop function kept_apart(uuid, uuid);
      drop function numbers_differ(uuid, uuid);
      drop function equal_numbers(uuid);
      delete from case_link where reason = 'same-child';
      alter table case_link alter organisation_id set not null,
        drop constraint case_link_reason_check,
        add constraint case_link_reason_check check (reason in ('siblings', 'same-household', 'same-events'))`);
  }
}

const numbers = `
  create function equal_numbers(wanted uuid) returns setof uuid
    language sql stable as $$
    select distinct other.pupil_id
      from (select kind, hash from pupil_identity mine
             where mine.pupil_id = wanted
               and (select count(*) from (select from pupil_identity same
                                           where same.hash = mine.hash and same.kind = mine.kind
                                           limit ${mostOfOneChild} + 1) bearers) <= ${mostOfOneChild}
            offset 0) one
      join pupil_identity other using (kind, hash)
      join pupil p on p.id = other.pupil_id join pupil asked on asked.id = wanted and asked.region_id = p.region_id
     where other.pupil_id <> wanted $$;

  create function numbers_differ(one uuid, other uuid) returns boolean
    language sql stable as $$
    select exists (select from pupil_identity a join pupil_identity b using (kind)
                    where a.pupil_id = one and b.pupil_id = other and a.hash <> b.hash) $$;

  create function kept_apart(one uuid, other uuid) returns boolean
    language sql stable as $$
    select exists (select from child_decision d where d.replaced_at is null and not d.same
                      and d.one_id = least(one, other) and d.other_id = greatest(one, other)) $$`;

/**
 * Who hangs together, and as what. Where numbers contradict each other, or what people decided, they decide nothing: then
 * only what people decided holds, and somebody has to look.
 */
const ties = `
  create function child_ties(wanted uuid) returns table (pupil_id uuid, decided boolean)
    language sql stable as $$
    select other, false from equal_numbers(wanted) as other
     where not numbers_differ(wanted, other) and not kept_apart(wanted, other)
    union all
    select case d.one_id when wanted then d.other_id else d.one_id end, true from child_decision d
     where wanted in (d.one_id, d.other_id) and d.same and d.replaced_at is null $$;

  create function children_after(wanted uuid[]) returns table (pupil_id uuid, child_id uuid)
    language sql stable security definer set search_path from current as $$
    with recursive near (id) as (
      select w.id from unnest(wanted) as w (id)
       where exists (select from equal_numbers(w.id))
          or exists (select from child_decision d where w.id in (d.one_id, d.other_id))
          or exists (select from pupil p join pupil q on q.child_id = p.child_id and q.id <> p.id where p.id = w.id)
      union
      select found.id from near cross join lateral (
        select t.pupil_id from child_ties(near.id) t
        union all
        select q.id from pupil p join pupil q on q.child_id = p.child_id where p.id = near.id) found (id)),
    tie as materialized (select near.id as one, t.pupil_id as other, t.decided from near, lateral child_ties(near.id) t),
    reached (id, member) as (
      select near.id, near.id from near
      union select r.id, t.other from reached r join tie t on t.one = r.member),
    cluster as materialized (select id, (array_agg(member order by member))[1] as child from reached group by id),
    unsound as materialized (
      select c.child from cluster c join pupil_identity i on i.pupil_id = c.id
       group by c.child, i.kind having count(distinct i.hash) > 1
      union
      select c.child from child_decision d join cluster c on c.id = d.one_id
        join cluster o on o.id = d.other_id and o.child = c.child
       where not d.same and d.replaced_at is null),
    decided (id, member) as (
      select c.id, c.id from cluster c where c.child in (select child from unsound)
      union select r.id, t.other from decided r join tie t on t.one = r.member and t.decided)
    select id, child from cluster where child not in (select child from unsound)
    union all
    select id, (array_agg(member order by member))[1] from decided group by id $$`;

const settle = `
  create function settle_children(wanted uuid[]) returns int
    language plpgsql security definer set search_path from current as $$
  declare
    moved uuid[];
    becomes uuid[];
    at timestamptz := (select coalesce(held_at, clock_timestamp() + offset_ms * interval '1 millisecond') from clock);
  begin
    -- As lists are kept: what is read here, nobody else changes.
    perform pg_advisory_xact_lock(hashtext('import'), hashtext(region_id::text))
       from (select distinct region_id from pupil where id = any(wanted) order by 1) regions;
    select array_agg(p.id), array_agg(a.child_id) into moved, becomes
      from children_after(wanted) a join pupil p on p.id = a.pupil_id and p.child_id <> a.child_id;
    if moved is null then return 0; end if;
    -- Whoever opens a case or counts has ended now, or begins when this has.
    perform pg_advisory_xact_lock(hashtext('children'), hashtext(region_id::text))
       from (select distinct region_id from pupil where id = any(moved)) regions;
    insert into child_move (pupil_id, from_child, to_child, moved_at, person_id)
    select p.id, p.child_id, m.child, at, app_person()
      from unnest(moved, becomes) as m (id, child) join pupil p on p.id = m.id;
    update pupil p set child_id = m.child from unnest(moved, becomes) as m (id, child) where p.id = m.id;

    delete from case_link l using case_file c, pupil p, case_file d, pupil q
     where l.reason = 'same-child' and c.id = l.one_id and p.id = c.pupil_id and d.id = l.other_id and q.id = d.pupil_id
       and p.child_id <> q.child_id and (p.id = any(moved) or q.id = any(moved));
    insert into case_link (one_id, other_id, reason, person_id, linked_at)
    select distinct least(c.id, d.id), greatest(c.id, d.id), 'same-child', app_person(), at
      from pupil p join case_file c on c.pupil_id = p.id and c.phase = 'open'
      join pupil q on q.child_id = p.child_id and q.id <> p.id join case_file d on d.pupil_id = q.id and d.phase = 'open'
     where p.id = any(moved)
        on conflict do nothing;

    insert into signal_look (pupil_id, look_at)
    select distinct f.pupil_id, at
      from signal_firing f join pupil p on p.id = f.pupil_id
      join case_file c on c.id = f.case_id and c.phase = 'open' join pupil q on q.id = c.pupil_id
     where f.withdrawn_at is null and p.child_id <> q.child_id and (p.id = any(moved) or q.id = any(moved))
        on conflict (pupil_id) do update set look_at = least(signal_look.look_at, excluded.look_at);
    return cardinality(moved);
  end $$;
  revoke execute on function equal_numbers(uuid), numbers_differ(uuid, uuid), kept_apart(uuid, uuid), child_ties(uuid),
    children_after(uuid[]), settle_children(uuid[]) from public;
  grant execute on function settle_children(uuid[]) to terugweg_api`;

/** Everybody of the region who has, or had until now, a number that was written. */
const written = `
  create function settle_numbers() returns trigger language plpgsql as $$
  declare
    numbers text[] := array(select distinct hash from written);
    regions uuid[] := array(select distinct p.region_id from written join pupil p on p.id = written.pupil_id);
  begin
    if tg_op = 'UPDATE' then numbers := numbers || array(select distinct hash from before); end if;
    perform settle_children(array(
      select pupil_id from written
      union
      select i.pupil_id from pupil_identity i join pupil p on p.id = i.pupil_id
       where i.hash = any(numbers) and (regions = '{}' or p.region_id = any(regions))));
    return null;
  end $$;
  create trigger children_of_new after insert on pupil_identity referencing new table as written
    for each statement execute function settle_numbers();
  create trigger children_of_changed after update on pupil_identity referencing old table as before new table as written
    for each statement execute function settle_numbers();
  create trigger children_of_gone after delete on pupil_identity referencing old table as written
    for each statement execute function settle_numbers()`;
