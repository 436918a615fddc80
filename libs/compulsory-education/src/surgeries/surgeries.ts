import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { z } from 'zod';
import { daysAsked, minutesAfter } from '../prevention/days';
import { onRecord } from '../prevention/on-record';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { newSurgery, Surgeries, Surgery } from './surgeries.shapes';

/** A surgery with nothing of its pupils. */
interface Row extends Omit<Surgery, 'pupils' | 'office' | 'school' | 'room' | 'on'> {
  readonly on: LocalDate;
  readonly room: string | null;
  readonly office: { id: string; name: string };
  readonly school: { id: string; name: string };
  readonly free: number;
}

const seen = `
  select s.id, json_build_object('id', o.id, 'name', o.name) as office,
         json_build_object('id', c.id, 'name', c.name) as school, s.held_on as "on", s.begins,
         s.slot_minutes as "slotMinutes", s.slots, s.room, s.cancelled_at is not null as cancelled,
         s.slots - (select count(*)::int from surgery_pupil p where p.surgery_id = s.id and p.withdrawn_at is null) as free
    from surgery s join organisation o on o.id = s.office_id join organisation c on c.id = s.school_id`;

const listed = `
  select p.id, p.pupil_id as "pupilId", p.slot, p.pupil_name as name, p.born_on as "bornOn", p.municipality, p.reason, p.notified,
         p.is_elsewhere as "isElsewhere", r.name as told, p.came, p.result, p.hat
    from surgery_pupil p left join organisation r on r.id = p.residence_office_id
   where p.surgery_id = $1 and p.withdrawn_at is null order by p.slot`;

type Listed = Omit<Surgery['pupils'][number], 'at' | 'pupil' | 'told' | 'came' | 'result' | 'hat'> &
  Record<'told' | 'came' | 'result' | 'hat' | 'name' | 'bornOn', never> & { municipality: string };

/** A surgery that is held, under the id that its maker chose: sent again it is the same one. */
export async function holdSurgery(open: Open<Person>, id: string, asked: z.infer<typeof newSurgery>): Promise<void> {
  if (asked.on < (await todayHere(open))) throw new PreventionProblem('not-to-come');
  await expectSchools(open, [asked.school]);
  const { school, on, begins, slotMinutes, slots, room = null } = asked;
  const { region, organisation } = open.who;
  await open.sql(
    `insert into surgery (id, region_id, office_id, school_id, held_on, begins, slot_minutes, slots, room, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
    [id, region, organisation, school, on, begins, slotMinutes, slots, room, open.who.id, open.now],
  );
}

/** The surgeries of a person's office, or those at his school. */
export async function surgeriesSeen(open: Open<Person>, period: Period): Promise<Surgeries> {
  const { first, last } = await daysAsked(open, period);
  const rows = await open.sql<Row>(
    `${seen} where $1 in (s.office_id, s.school_id) and s.held_on between $2 and $3
      order by s.held_on, s.begins, s.id limit 500`,
    [open.who.organisation, first, last],
  );
  return { surgeries: rows.map(written) };
}

/** @throws Problem `not-found`, also for one at another school */
export async function surgeryOf(open: Open<Person>, id: string): Promise<Surgery> {
  const { free: _free, ...row } = written(await rowOf(open, id));
  const pupils = onRecord(open, await open.sql<Listed & { pupilId: string | null }>(listed, [id]));
  return { ...row, pupils: pupils.map((one) => listedView(one, row)) };
}

/** @throws PreventionProblem `not-to-come` for one that has been */
export async function cancelSurgery(open: Open<Person>, id: string): Promise<void> {
  await expectToCome(open, id);
  await open.sql(`update surgery set cancelled_at = $2 where id = $1`, [id, open.now]);
}

/**
 * A surgery for which pupils can still be listed.
 *
 * @throws PreventionProblem `not-to-come` for one that has been, or was cancelled
 */
export async function expectToCome(open: Open<Person>, id: string): Promise<Row> {
  const row = await rowOf(open, id);
  if (row.cancelled || row.on < (await todayHere(open))) throw new PreventionProblem('not-to-come');
  return row;
}

async function rowOf(open: Open<Person>, id: string): Promise<Row> {
  const [row] = await open.sql<Row>(`${seen} where s.id = $1 and $2 in (s.office_id, s.school_id)`, [
    id,
    open.who.organisation,
  ]);
  if (!row) throw new Problem('not-found');
  return row;
}

function written({ room, ...row }: Row): Surgeries['surgeries'][number] {
  return { ...row, ...(room !== null && { room }) };
}

function listedView(
  { name, bornOn, municipality, told, came, result, hat, ...one }: Listed,
  { begins, slotMinutes }: Pick<Surgery, 'begins' | 'slotMinutes'>,
): Surgery['pupils'][number] {
  return {
    ...one,
    at: minutesAfter(begins, (one.slot - 1) * slotMinutes),
    ...(name !== null && { pupil: { name, bornOn, municipality } }),
    ...(told !== null && { told }),
    ...(came !== null && { came }),
    ...(result !== null && { result }),
    ...(hat !== null && { hat }),
  };
}
