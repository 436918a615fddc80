import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofPupil, openByHand } from './1795400300000-opened-by-hand';

/**
 * One child, who may be a pupil of several schools.
 *
 * A row of `pupil` is what one school says of a child; `child_id` says which of those rows are one child: it is the least
 * id among them, of a pupil alone its own. It follows from numbers and from what people decided, and is kept because it
 * is asked at every signal; `settle_children` alone writes it. Who opens or counts holds `lock_children`, so that nobody's
 * child changes under him. Beside the running version this is safe: it writes pupils that are children of their own, and
 * locks a pupil by the same key.
 */
export class Children1795400500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table pupil add column child_id uuid;
      update pupil set child_id = id;
      alter table pupil alter column child_id set not null;
      comment on column pupil.child_id is 'The least id of the pupils that are this child';
      create index on pupil (child_id);
      grant select (child_id) on pupil to terugweg_worker;

      create function own_child() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          new.child_id := new.id;
        elsif new.child_id <> old.child_id and current_user in ('terugweg_api', 'terugweg_worker') then
          raise exception 'Whose child a pupil is follows from numbers and decisions' using errcode = '42501';
        end if;
        return new;
      end $$;
      create trigger own_child before insert or update of child_id on pupil for each row execute function own_child()`);
    await db.query(`
      create table child_decision (
        id bigint generated always as identity primary key,
        one_id uuid not null references pupil on delete cascade,
        other_id uuid not null references pupil on delete cascade,
        same boolean not null,
        reason text not null check (length(reason) between 1 and 2000),
        organisation_id uuid not null references organisation,
        person_id uuid not null references person,
        decided_at timestamptz not null,
        replaced_at timestamptz,
        check (one_id < other_id));
      comment on table child_decision is 'Two pupils that are one child, or are not, as a person decided';
      create unique index child_decision_in_force on child_decision (one_id, other_id) where replaced_at is null;
      create index on child_decision (other_id);

      create table child_move (
        id bigint generated always as identity primary key,
        pupil_id uuid not null references pupil on delete cascade,
        from_child uuid not null,
        to_child uuid not null,
        moved_at timestamptz not null,
        person_id uuid references person);
      comment on column child_move.person_id is 'Who decided it; of what followed from numbers nobody';
      create index on child_move (pupil_id)`);
    await db.query(locks);
    await db.query(grants);
    await db.query(openByHand(ofChild));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(openByHand(ofPupil));
    await db.query(`
      drop function counted_elsewhere(uuid[]);
      drop function open_cases_of_child(uuid, text);
      drop function lock_children(uuid[]);
      drop function hold_children(uuid[]);
      drop table child_move, child_decision;
      drop trigger own_child on pupil;
      drop function own_child();
      alter table pupil drop column child_id`);
  }
}

/** What is asked of a child by who may not see all its pupils: it tells ids, and of those no more than which there are. */
const locks = `
  create function hold_children(pupils uuid[]) returns void
    language plpgsql security definer set search_path from current as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtext('children'), hashtext(region_id::text))
       from (select distinct region_id from pupil where id = any(pupils) order by 1) regions;
  end $$;
  comment on function hold_children is 'Whose child these are stays as it is until the transaction ends';

  create function lock_children(pupils uuid[]) returns void
    language plpgsql security definer set search_path from current as $$
  begin
    perform hold_children(pupils);
    -- In one order, so that two files never wait for each other.
    perform pg_advisory_xact_lock(hashtextextended(child_id::text, 0))
       from (select distinct child_id from pupil where id = any(pupils) order by 1) children;
  end $$;
  comment on function lock_children is 'Nobody else opens a case of these children, or counts them, until then';

  create function open_cases_of_child(wanted uuid, agreed text) returns setof uuid
    language sql stable security definer set search_path from current as $$
    select c.id
      from pupil asked join pupil p on p.child_id = asked.child_id
      join case_file c on c.pupil_id = p.id and c.phase = 'open'
     where asked.id = wanted
     order by exists (select from case_state s, json_array_elements(s.state -> 'workflows') w
                       where s.case_id = c.id and w ->> 'workflow' = agreed and (w ->> 'running')::boolean) desc,
              p.id = wanted desc, c.opened_at, c.id $$;
  comment on function open_cases_of_child is 'The one that runs this agreement first, then that of the pupil itself';

  create function counted_elsewhere(pupils uuid[]) returns setof uuid
    language sql stable security definer set search_path from current as $$
    select asked.id from pupil asked
     where asked.id = any(pupils)
       and (exists (select from pupil p join case_file c on c.pupil_id = p.id and c.phase = 'open'
                     where p.child_id = asked.child_id and not sees_case(c.id))
            or exists (select from signal_firing f join case_file c on c.id = f.case_id and c.phase = 'open'
                        where f.pupil_id = asked.id and f.withdrawn_at is null and not sees_case(c.id))) $$;
  comment on function counted_elsewhere is 'Pupils of whom a case is open that who asks may not see'`;

const grants = `
  revoke execute on function counted_elsewhere(uuid[]), open_cases_of_child(uuid, text), lock_children(uuid[]),
    hold_children(uuid[]) from public;
  grant execute on function counted_elsewhere(uuid[]) to terugweg_api;
  grant execute on function open_cases_of_child(uuid, text), lock_children(uuid[]), hold_children(uuid[])
    to terugweg_api, terugweg_worker`;

/** Who opens by hand has a part in every open case of the child, at whichever school, in which he is a party. */
const ofChild = `
  perform lock_children(array[child.id]);
  select id into running from open_cases_of_child(child.id, null) as id limit 1;
  update case_party party set involved_at = at
    from open_cases_of_child(child.id, null) as id
   where party.case_id = id and party.organisation_id = app_organisation() and party.involved_at is null;`;
