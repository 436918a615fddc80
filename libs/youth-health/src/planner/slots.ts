import { type Cases, todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { daysOfSchoolYear, schoolYearOf } from '@app/rules';
import type { z } from 'zod';
import type { Capacity, newSettings, newSlot, Slots } from './planner.shapes';
import { PlannerProblem } from './problem';
import { requestsOf } from './requests';

interface Settings {
  readonly nursesHold: boolean;
  readonly budgetHours: number;
}

/** Where nothing was settled, a doctor holds every consult. */
async function settingsOf(open: Open<Person>): Promise<Settings> {
  const [row] = await open.sql<Settings>(
    `select nurses_hold as "nursesHold", budget_hours as "budgetHours" from youth_health_settings
      where organisation_id = app_organisation()`,
  );
  return row ?? { nursesHold: false, budgetHours: 0 };
}

/** Whether nurses hold consults, and how many hours there are in a school year. */
export async function settle(open: Open<Person>, said: z.infer<typeof newSettings>): Promise<void> {
  await open.sql(
    `insert into youth_health_settings (organisation_id, nurses_hold, budget_hours, person_id, saved_at)
     values ($1, $2, $3, $4, $5)
     on conflict (organisation_id) do update
       set nurses_hold = excluded.nurses_hold, budget_hours = excluded.budget_hours, person_id = excluded.person_id,
           saved_at = excluded.saved_at`,
    [open.who.organisation, said.nursesHold, said.budgetHours, open.who.id, open.now],
  );
}

/**
 * Adds a slot, or several in a row. Sent again under the same id they are the same ones.
 *
 * @throws PlannerProblem `no-nurses`, or `slot-has-been`
 */
export async function addSlots(open: Open<Person>, id: string, asked: z.infer<typeof newSlot>): Promise<void> {
  const { on, begins, minutes, inARow, by, place = null } = asked;
  if (by === 'nurse' && !(await settingsOf(open)).nursesHold) throw new PlannerProblem('no-nurses');
  if (on < (await todayHere(open))) throw new PlannerProblem('slot-has-been');
  await open.sql(
    `insert into consult_slot (id, organisation_id, held_on, begins, minutes, by, place, made_by, made_at)
     select case n when 0 then $1::uuid
                   else overlay(overlay(md5($1::text || n) placing '4' from 13) placing '8' from 17)::uuid end, $2, $3,
            to_char($4::time + make_interval(mins => $5::int * n), 'HH24:MI'), $5, $6, $7, $8, $9
       from generate_series(0, $10::int - 1) as n on conflict (id) do nothing`,
    [id, open.who.organisation, on, begins, minutes, by, place, open.who.id, open.now, inARow],
  );
}

/** Slots from today on, with which are free. */
export async function slotsOf(open: Open<Person>): Promise<Slots> {
  type Row = Omit<Slots['slots'][number], 'place'> & { place: string | null };
  const rows = await open.sql<Row>(
    `select s.id, s.held_on as "on", s.begins, s.minutes, s.by, s.place,
            not exists (select from consult_invitation i where i.slot_id = s.id) as "isFree"
       from consult_slot s where s.held_on >= $1 order by s.held_on, s.begins, s.id limit 500`,
    [await todayHere(open)],
  );
  return { slots: rows.map(({ place, ...row }) => ({ ...row, ...(place !== null && { place }) })) };
}

const hours = (minutes: number) => Math.round(minutes / 6) / 10;

/** Hours of this school year against those that there are, and who waits. */
export async function capacityOf(open: Open<Person>, cases: Cases): Promise<Capacity> {
  const { first, last } = daysOfSchoolYear(schoolYearOf(await todayHere(open)));
  const [spent] = await open.sql<{ planned: number; held: number }>(
    `select coalesce(sum(s.minutes) filter (where i.came is null), 0)::int as planned,
            coalesce(sum(s.minutes) filter (where i.came is not null), 0)::int as held
       from consult_slot s join consult_invitation i on i.slot_id = s.id
      where s.held_on between $1 and $2`,
    [first, last],
  );
  const settings = await settingsOf(open);
  const waiting = (await requestsOf(open, cases)).filter(({ invitation }) => !invitation);
  return {
    ...settings,
    plannedHours: hours(spent!.planned),
    heldHours: hours(spent!.held),
    leftHours: hours(settings.budgetHours * 60 - spent!.planned - spent!.held),
    waiting: waiting.length,
    late: waiting.filter(({ isLate }) => isLate).length,
  };
}
