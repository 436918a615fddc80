import { todayHere } from '@app/cases';
import { type Open, type Person, writeCsv } from '@app/platform';
import type { z } from 'zod';
import { daysAsked, yearAsked } from '../prevention/days';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { newSchoolSignal, SchoolSignals } from './school-signals.shapes';

/** Fewer than so many are not told apart outside the office. */
const leastTold = 5;

/** @throws PreventionProblem `not-yet` for a day that is still to come */
export async function signalSchool(
  open: Open<Person>,
  id: string,
  said: z.infer<typeof newSchoolSignal>,
): Promise<void> {
  const today = await todayHere(open);
  const { school, kind, on = today, tellSchool } = said;
  if (on > today) throw new PreventionProblem('not-yet');
  await expectSchools(open, [school]);
  const { region, organisation, id: personId } = open.who;
  await open.sql(
    `insert into school_signal (id, region_id, office_id, person_id, school_id, seen_on, kind, told_school, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
    [id, region, organisation, personId, school, on, kind, tellSchool, open.now],
  );
}

/** Those of a person's office, or those that his school is told; who saw it is not among them. */
export async function signalsSeen(open: Open<Person>, period: Period): Promise<SchoolSignals> {
  const { first, last } = await daysAsked(open, period);
  const signals = await open.sql<SchoolSignals['signals'][number]>(
    `select g.id, json_build_object('id', s.id, 'name', s.name) as school, o.name as office, g.kind, g.seen_on as "on",
            g.told_school as told
       from school_signal g join organisation s on s.id = g.school_id join organisation o on o.id = g.office_id
      where g.seen_on between $1 and $2 order by g.seen_on desc, g.recorded_at desc, g.id limit 500`,
    [first, last],
  );
  return { signals };
}

/** For the makers of policy: how often what was seen at schools of a kind. No school, no day, and no small number. */
export async function signalsForPolicy(open: Open<Person>, year?: number): Promise<string> {
  const asked = await yearAsked(open, year);
  const rows = await open.sql<{ sector: string; signal: string; count: number }>(
    `select coalesce(s.sectors[1], '') as sector, g.kind as signal, count(*)::int as count
       from school_signal g join organisation s on s.id = g.school_id
      where g.office_id = $1 and g.seen_on between $2 and $3 group by 1, 2 order by 1, 2`,
    [open.who.organisation, asked.first, asked.last],
  );
  const schoolYear = `${asked.year}-${asked.year + 1}`;
  return writeCsv(
    ['schoolYear', 'sector', 'signal', 'times'],
    rows.map(({ count, ...row }) => ({ schoolYear, ...row, times: count < leastTold ? `<${leastTold}` : count })),
  );
}
