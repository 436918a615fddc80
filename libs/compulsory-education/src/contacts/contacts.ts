import { todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { daysAsked, yearAsked } from '../prevention/days';
import type { Contacts, ContactsAsked, Recurrence } from './contacts.shapes';

/** Every record on which an officer wears a hat. */
const own = `
  select 'surgery' as kind, s.held_on as "on", p.hat, p.school_id, s.slot_minutes as minutes, p.notified
    from surgery_pupil p join surgery s on s.id = p.surgery_id where p.person_id = $1
  union all
  select 'group-talk', held_on, hat, school_id, null, null from group_talk where person_id = $1
  union all
  select 'consultation', held_on, hat, school_id, minutes, null from consultation where person_id = $1
  union all
  select 'activity', held_on, hat, school_id, minutes, null from officer_activity where person_id = $1
  union all
  select 'care-meeting', m.held_on, p.hat, m.school_id, null, null
    from care_meeting_party p join care_meeting m on m.id = p.meeting_id where p.person_id = $1 and p.attended and p.hat is not null`;

type Row = Pick<Contacts['contacts'][number], 'kind' | 'on' | 'hat'> & {
  school: string | null;
  minutes: number | null;
  notified: boolean | null;
};

/** What an officer did himself, the newest first, and how much of it in which hat. */
export async function contactsOf(open: Open<Person>, { hat, ...period }: ContactsAsked): Promise<Contacts> {
  const { first, last } = await daysAsked(open, period);
  const within = `where "on" between $2 and $3 and ($4::text is null or hat = $4)`;
  const asked = [open.who.id, first, last, hat ?? null];
  const rows = await open.sql<Row>(
    `select c.kind, c."on", c.hat, s.name as school, c.minutes, c.notified
       from (${own}) c left join organisation s on s.id = c.school_id ${within} order by c."on" desc, c.kind limit 500`,
    asked,
  );
  const perHat = await open.sql<Contacts['perHat'][number]>(
    `select hat, count(*)::int as contacts, coalesce(sum(minutes), 0)::int as minutes
       from (${own}) c ${within} group by hat order by 2 desc, 1`,
    asked,
  );
  return {
    contacts: rows.map(({ school, minutes, notified, ...one }) => ({
      ...one,
      ...(school !== null && { school }),
      ...(minutes !== null && { minutes }),
      ...(notified !== null && { notified }),
    })),
    perHat,
  };
}

/** Whether those who were talked with in a school year came to be notified after all. */
export async function recurrenceOf(open: Open<Person>, year?: number): Promise<Recurrence> {
  const asked = await yearAsked(open, year);
  const kinds = await open.sql<Recurrence['kinds'][number]>(`select * from recurrence_after($1, $2, $3)`, [
    asked.first,
    asked.last,
    await todayHere(open),
  ]);
  return { schoolYear: asked.year, kinds };
}
