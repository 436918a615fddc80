import { todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import type { z } from 'zod';
import { daysAsked } from '../prevention/days';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { Activities, newActivity, TasksOfSchools } from './activities.shapes';

/**
 * Writes down what an officer did, under the id that he chose: sent again it is the same one.
 *
 * @throws PreventionProblem `not-yet` for a day that is still to come
 */
export async function recordActivity(open: Open<Person>, id: string, said: z.infer<typeof newActivity>): Promise<void> {
  const today = await todayHere(open);
  const { purpose, minutes, on = today, school = null, taskOfSchool, hat } = said;
  if (on > today) throw new PreventionProblem('not-yet');
  if (school !== null) await expectSchools(open, [school]);
  const { region, organisation, id: personId } = open.who;
  await open.sql(
    `insert into officer_activity (id, region_id, office_id, person_id, held_on, minutes, purpose, school_id,
                                   is_task_of_school, hat, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
    [id, region, organisation, personId, on, minutes, purpose, school, taskOfSchool, hat, open.now],
  );
}

/** What officers of the person's office did, the newest first, and the sums. */
export async function activitiesOf(open: Open<Person>, period: Period): Promise<Activities> {
  const { first, last } = await daysAsked(open, period);
  const within = `office_id = $1 and held_on between $2 and $3`;
  const asked = [open.who.organisation, first, last];
  type Row = Omit<Activities['activities'][number], 'school'> & { school: string | null };
  const rows = await open.sql<Row>(
    `select a.id, a.held_on as "on", p.name as officer, a.purpose, a.minutes, s.name as school,
            a.is_task_of_school as "taskOfSchool", a.hat
       from officer_activity a join person p on p.id = a.person_id left join organisation s on s.id = a.school_id
      where ${within} order by a.held_on desc, a.recorded_at desc, a.id limit 500`,
    asked,
  );
  const perPurpose = await open.sql<Activities['perPurpose'][number]>(
    `select purpose, sum(minutes)::int as minutes, count(*)::int as times from officer_activity
      where ${within} group by purpose order by 2 desc, 1`,
    asked,
  );
  return {
    activities: rows.map(({ school, ...one }) => ({ ...one, ...(school !== null && { school }) })),
    perPurpose,
  };
}

/** What was done for schools that was theirs to do: the wall says of which school and which office it is seen. */
export async function tasksOfSchoolsSeen(open: Open<Person>, period: Period): Promise<TasksOfSchools> {
  const { first, last } = await daysAsked(open, period);
  const tasks = await open.sql<TasksOfSchools['tasks'][number]>(
    `select s.name as school, o.name as office, a.purpose, sum(a.minutes)::int as minutes, count(*)::int as times
       from officer_activity a join organisation s on s.id = a.school_id join organisation o on o.id = a.office_id
      where a.is_task_of_school and a.held_on between $1 and $2
      group by s.name, o.name, a.purpose order by s.name, 4 desc, a.purpose`,
    [first, last],
  );
  return { tasks };
}
