import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import type { z } from 'zod';
import { daysAsked } from '../prevention/days';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { newPresence, Presence } from './activities.shapes';

/** An officer says when he is at a school. */
export async function planPresence(open: Open<Person>, id: string, asked: z.infer<typeof newPresence>): Promise<void> {
  if (asked.on < (await todayHere(open))) throw new PreventionProblem('not-to-come');
  await expectSchools(open, [asked.school]);
  const { school, on, begins, ends, room = null } = asked;
  const { region, organisation, id: personId } = open.who;
  await open.sql(
    `insert into officer_presence (id, region_id, office_id, person_id, school_id, held_on, begins, ends, room, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
    [id, region, organisation, personId, school, on, begins, ends, room, open.now],
  );
}

/** When officers are at schools: for their office, and for each school its own. From today on where no day is named. */
export async function presenceSeen(open: Open<Person>, period: Period): Promise<Presence> {
  const { first, last } = await daysAsked(open, { ...period, from: period.from ?? (await todayHere(open)) });
  type Row = Omit<Presence['presence'][number], 'room'> & { room: string | null };
  const rows = await open.sql<Row>(
    `select v.id, json_build_object('id', s.id, 'name', s.name) as school, o.name as office, p.name as officer,
            v.held_on as "on", v.begins, v.ends, v.room, v.cancelled_at is not null as cancelled
       from officer_presence v join organisation s on s.id = v.school_id join organisation o on o.id = v.office_id
       join person p on p.id = v.person_id
      where v.held_on between $1 and $2 order by v.held_on, v.begins, v.id limit 500`,
    [first, last],
  );
  return { presence: rows.map(({ room, ...one }) => ({ ...one, ...(room !== null && { room }) })) };
}

/** The school still sees that somebody was to come, and that he does not. */
export async function cancelPresence(open: Open<Person>, id: string): Promise<void> {
  const cancelled = await open.sql(
    `update officer_presence set cancelled_at = coalesce(cancelled_at, $2) where id = $1 and office_id = $3 returning id`,
    [id, open.now, open.who.organisation],
  );
  if (cancelled.length === 0) throw new Problem('not-found');
}
