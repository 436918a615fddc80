import { todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { keptUntil } from '@app/rules';
import type { z } from 'zod';
import { daysAsked } from '../prevention/days';
import { mayInPrevention } from '../prevention/prevention.ability';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { ConsultationHours, Consultations, newConsultation } from './consultations.shapes';

/**
 * Writes down that advice was given, under the id that the officer chose: sent again it is the same one.
 *
 * @throws PreventionProblem `not-yet` for a day that is still to come
 */
export async function recordConsultation(
  open: Open<Person>,
  id: string,
  said: z.infer<typeof newConsultation>,
): Promise<void> {
  const today = await todayHere(open);
  const { askedBy, about, minutes, on = today, school = null, hat, pupil = null } = said;
  if (on > today) throw new PreventionProblem('not-yet');
  if (school !== null) await expectSchools(open, [school]);
  const { region, organisation, id: personId } = open.who;
  const row = [id, region, organisation, personId, on, minutes, askedBy, about, school, hat];
  await open.sql(
    `insert into consultation (id, region_id, office_id, person_id, held_on, minutes, asked_by, about, school_id, hat,
                               pupil_name, recorded_at, purge_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (id) do nothing`,
    [...row, pupil, open.now, keptUntil('consultation', on).until],
  );
}

/** What an officer wrote down himself, the newest first. */
export async function ownConsultations(open: Open<Person>, period: Period): Promise<Consultations> {
  const { first, last } = await daysAsked(open, period);
  type Row = Omit<Consultations['consultations'][number], 'school' | 'pupil'> &
    Record<'school' | 'pupil', string | null>;
  const rows = await open.sql<Row>(
    `select c.id, c.held_on as "on", c.asked_by as "askedBy", c.about, c.minutes, s.name as school, c.hat,
            c.pupil_name as pupil
       from consultation c left join organisation s on s.id = c.school_id
      where c.held_on between $1 and $2 order by c.held_on desc, c.recorded_at desc, c.id limit 500`,
    [first, last],
  );
  return {
    consultations: rows.map(({ school, pupil, ...one }) => ({
      ...one,
      ...(school !== null && { school }),
      ...(pupil !== null && { pupil }),
    })),
  };
}

/** Hours per week: of the officer himself, or of everybody for who leads the office. */
export async function hoursOf(open: Open<Person>, period: Period): Promise<ConsultationHours> {
  const { first, last } = await daysAsked(open, period);
  const rows = await open.sql<{ monday: string; name: string; consultations: number; minutes: number }>(
    `select m.monday, p.name, m.consultations, m.minutes
       from consultation_minutes($1, $2) m join person p on p.id = m.person_id
      where $3 or m.person_id = $4 order by m.monday, p.name`,
    [first, last, mayInPrevention(open.who, 'lead'), open.who.id],
  );
  const mondays = [...new Set(rows.map(({ monday }) => monday))];
  const hours = rows.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
  return {
    weeks: mondays.map((monday) => ({
      monday,
      officers: rows.filter((row) => row.monday === monday).map(({ monday: _monday, ...officer }) => officer),
    })),
    hoursPerWeek: rows.length === 0 ? 0 : Math.round((hours * 10) / rows.length) / 10,
  };
}
