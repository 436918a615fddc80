import { type Open, type Person, Problem } from '@app/platform';
import type { z } from 'zod';
import type { Consultants, newConsultant } from './consultants.shapes';

const seen = `
  select a.name as alliance, s.name as school, p.name as person, c.does
    from school_consultant c join organisation a on a.id = c.alliance_id join organisation s on s.id = c.school_id
    join person p on p.id = c.person_id order by s.name, c.does, p.name limit 1000`;

/** Who knows which school: all of an alliance, or those of a school. */
export async function consultantsSeen(open: Open<Person>): Promise<Consultants> {
  return { consultants: await open.sql<Consultants['consultants'][number]>(seen) };
}

/** A school that the alliance serves, and somebody of its own who works there. */
const fits = `
  select from organisation s join organisation a on a.id = $1
   where s.id = $2 and s.role = 'school' and (a.sectors = '{}' or a.sectors && s.sectors)
     and exists (select from membership m where m.organisation_id = $1 and m.person_id = $3
                    and m.level in ('person', 'backup', 'team-lead'))`;

/**
 * Names somebody for a school; its consultant until now makes way.
 *
 * @throws Problem `not-found` for a school that the alliance does not serve, or somebody who does not work there
 */
export async function nameConsultant(
  open: Open<Person>,
  { school, person, does }: z.infer<typeof newConsultant>,
): Promise<void> {
  const alliance = open.who.organisation;
  if ((await open.sql(fits, [alliance, school, person])).length === 0) throw new Problem('not-found');
  await open.sql(
    `delete from school_consultant
      where alliance_id = $1 and school_id = $2 and (person_id = $3 or (does = $4 and does = 'consultant'))`,
    [alliance, school, person, does],
  );
  await open.sql(`insert into school_consultant (alliance_id, school_id, person_id, does) values ($1, $2, $3, $4)`, [
    alliance,
    school,
    person,
    does,
  ]);
}
