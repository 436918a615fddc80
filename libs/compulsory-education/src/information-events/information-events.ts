import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import type { z } from 'zod';
import { daysAsked, yearAsked } from '../prevention/days';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import {
  audiences,
  type Coverage,
  type InformationEvents,
  type newEvent,
  type outcome,
} from './information-events.shapes';

/** Plans an event, or writes down one that was held, under the id that the officer chose. */
export async function planEvent(open: Open<Person>, id: string, asked: z.infer<typeof newEvent>): Promise<void> {
  await expectSchools(open, asked.schools);
  const { region, organisation, id: personId } = open.who;
  const added = await open.sql(
    `insert into information_event (id, region_id, office_id, person_id, held_on, kind, audiences, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id`,
    [id, region, organisation, personId, asked.on, asked.kind, [...new Set(asked.audiences)], open.now],
  );
  if (added.length === 0) return;
  await open.sql(
    `insert into information_event_school (event_id, office_id, school_id)
     select distinct $1::uuid, $2::uuid, school from unnest($3::uuid[]) as school`,
    [id, organisation, asked.schools],
  );
}

/** @throws PreventionProblem `not-yet` for one that is still to come, or `recorded-already` */
export async function recordEvent(open: Open<Person>, id: string, said: z.infer<typeof outcome>): Promise<void> {
  const [row] = await open.sql<{ on: string; held: boolean | null }>(
    `select held_on as "on", held from information_event where id = $1 and office_id = $2 for update`,
    [id, open.who.organisation],
  );
  if (!row) throw new Problem('not-found');
  if (row.held !== null) throw new PreventionProblem('recorded-already');
  if (said.held && row.on > (await todayHere(open))) throw new PreventionProblem('not-yet');
  await open.sql(
    `update information_event set held = $2, reached = $3, not_held_because = $4, recorded_at = $5 where id = $1`,
    [id, said.held, said.held ? said.reached : null, said.held ? null : said.because, open.now],
  );
}

/** Those of a person's office, or those for his school. */
export async function eventsSeen(open: Open<Person>, period: Period): Promise<InformationEvents> {
  const { first, last } = await daysAsked(open, period);
  type Row = Omit<InformationEvents['events'][number], 'held' | 'reached' | 'because'> &
    Record<'held' | 'reached' | 'because', never>;
  const rows = await open.sql<Row>(
    `select e.id, o.name as office, e.held_on as "on", e.kind, e.audiences, e.held, e.reached,
            e.not_held_because as because,
            array(select s.name from information_event_school x join organisation s on s.id = x.school_id
                   where x.event_id = e.id order by s.name) as schools
       from information_event e join organisation o on o.id = e.office_id
      where e.held_on between $1 and $2 order by e.held_on desc, e.id limit 500`,
    [first, last],
  );
  return {
    events: rows.map(({ held, reached, because, ...one }) => ({
      ...one,
      ...(held !== null && { held }),
      ...(reached !== null && { reached }),
      ...(because !== null && { because }),
    })),
  };
}

const perSchool = `
  select s.id, s.name, s.sectors,
         array(select distinct a from events e, unnest(e.audiences) a where e.school_id = s.id and e.held order by a) as reached,
         array(select distinct a from events e, unnest(e.audiences) a where e.school_id = s.id and e.held is null order by a) as planned,
         exists (select from events e where e.school_id = s.id and e.not_held_because = 'capacity') as capacity
    from organisation s
   where s.role = 'school' and ($3 or s.id = $4) order by s.name, s.id`;

const perSector = `
  select sector, audience, count(*)::int as events, sum(reached)::int as reached
    from (select distinct e.id, e.reached, sector, audience
            from events e join organisation s on s.id = e.school_id, unnest(s.sectors) sector, unnest(e.audiences) audience
           where e.held) one
   group by sector, audience order by sector, audience`;

/** For whom there was information at each school of a school year; a school sees itself. */
export async function coverageOf(open: Open<Person>, year?: number): Promise<Coverage> {
  const asked = await yearAsked(open, year);
  const events = `
    with events as (
      select e.id, e.audiences, e.held, e.reached, e.not_held_because, x.school_id
        from information_event e join information_event_school x on x.event_id = e.id
       where e.held_on between $1 and $2)`;
  const isOffice = open.who.roles.includes('compulsory-education');
  const days = [asked.first, asked.last];
  const schools = await open.sql<Omit<Coverage['schools'][number], 'missing'>>(`${events} ${perSchool}`, [
    ...days,
    isOffice,
    open.who.organisation,
  ]);
  const sectors = await open.sql<Coverage['sectors'][number]>(`${events} ${perSector}`, days);
  return {
    schoolYear: asked.year,
    schools: schools.map((school) => ({
      ...school,
      missing: audiences.filter((one) => !school.reached.includes(one) && !school.planned.includes(one)),
    })),
    sectors,
  };
}
