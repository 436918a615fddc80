import { type Open, type Person, Problem } from '@app/platform';

/** A place that somebody has in an organisation. */
export interface PlaceHeld {
  readonly level: string;
  readonly function: string;
}

/** Somebody of an organisation. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly places: readonly PlaceHeld[];
  readonly hasLeft: boolean;
}

/** How much somebody carries: cases that have not ended, how many of them he directs, and his steps in them. */
export interface Load {
  readonly personId: string;
  readonly cases: number;
  readonly directs: number;
  readonly steps: number;
}

/** Of what somebody carries who is not there today: with whom it lies, and how many cases. */
export interface PassedTo {
  readonly personId: string;
  readonly toId: string;
  readonly to: string;
  readonly cases: number;
}

const people = `
  select p.id, p.name, has_left(p.id, m.organisation_id, $1) as "hasLeft",
         json_agg(json_build_object('level', m.level, 'function', m.function) order by n.turn, m.id) as places
    from membership m join person p on p.id = m.person_id
    cross join lateral array_position($2::text[], m.level) as n (turn)
   where m.organisation_id = app_organisation()
   group by p.id, p.name, m.organisation_id order by min(n.turn), p.name, p.id`;

/** Who does the work stands first. */
const levels = [
  'person',
  'chair',
  'backup',
  'team-lead',
  'management',
  'board',
  'administrator',
  'privacy-officer',
  'boa',
];

/** Everybody of the organisation of whoever asks. @throws Problem `not-found` for who works for none */
export async function peopleHere(open: Open<Person>): Promise<PersonHere[]> {
  const found = await open.sql<PersonHere>(people, [open.now, levels]);
  if (found.length === 0) throw new Problem('not-found');
  return found;
}

const carried = `
  carried as materialized (
    select p.person_id, p.backup_id, p.case_id, coalesce(c.director_role = p.role, false) as directs,
           (select count(*) from step s
             where s.case_id = p.case_id and s.responsible = p.role and s.state in ('open', 'waiting')) as steps
      from case_party p join case_file c on c.id = p.case_id
     where p.organisation_id = app_organisation() and p.person_id is not null and c.phase <> 'ended')`;

/** How much each of the organisation carries. */
export function loadsHere(open: Open<Person>): Promise<Load[]> {
  return open.sql<Load>(
    `with ${carried}
     select person_id as "personId", count(distinct case_id)::int as cases,
            (count(distinct case_id) filter (where directs))::int as directs, sum(steps)::int as steps
       from carried group by person_id`,
  );
}

const passedOn = `
  with ${carried},
  chosen as (select distinct person_id, backup_id from carried where person_id = any($2)),
  level as (
    select case when exists (select from membership where organisation_id = app_organisation() and level = 'person')
                then 'person' else 'chair' end as level)
  select c.person_id as "personId", w.person_id as "toId", p.name as "to", count(distinct k.case_id)::int as cases
    from chosen c cross join level l
    cross join lateral who_answers(app_organisation(), l.level, c.person_id, c.backup_id, $1) w
    join person p on p.id = w.person_id
    join carried k on k.person_id = c.person_id and k.backup_id is not distinct from c.backup_id
   where w.person_id <> c.person_id
   group by c.person_id, w.person_id, p.name order by p.name`;

/** With whom lies today what these people carry, by the same choice as everything that is told. */
export function passedOnBy(open: Open<Person>, absent: readonly string[]): Promise<PassedTo[]> {
  return open.sql<PassedTo>(passedOn, [open.now, absent]);
}
