import { randomUUID } from 'node:crypto';
import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { keptUntil, type LocalDate } from '@app/rules';
import type { z } from 'zod';
import { mostInTalk } from '../migrations/1795405010000-group-talks';
import { daysAsked } from '../prevention/days';
import { onRecord } from '../prevention/on-record';
import { ownPupil } from '../prevention/listed-pupil';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { attendance, GroupTalk, GroupTalks, newGroupTalk } from './group-talks.shapes';

type Row = Omit<GroupTalks['talks'][number], 'hat' | 'on'> & { on: LocalDate; hat: GroupTalk['hat'] | null };

const seen = `
  select t.id, json_build_object('id', o.id, 'name', o.name) as office,
         json_build_object('id', c.id, 'name', c.name) as school, t.held_on as "on", t.begins, t.about,
         t.cancelled_at is not null as cancelled, t.hat,
         (select count(*)::int from group_talk_pupil p where p.talk_id = t.id) as listed,
         (select count(*)::int from group_talk_pupil p where p.talk_id = t.id and p.came) as came
    from group_talk t join organisation o on o.id = t.office_id join organisation c on c.id = t.school_id`;

/** A talk that will be held, under the id that its maker chose: sent again it is the same one. */
export async function holdTalk(open: Open<Person>, id: string, asked: z.infer<typeof newGroupTalk>): Promise<void> {
  if (asked.on < (await todayHere(open))) throw new PreventionProblem('not-to-come');
  await expectSchools(open, [asked.school]);
  const { school, on, begins, about } = asked;
  await open.sql(
    `insert into group_talk (id, region_id, office_id, school_id, held_on, begins, about, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
    [id, open.who.region, open.who.organisation, school, on, begins, about, open.who.id, open.now],
  );
}

/** The talks of a person's office, or those at his school, and how many young people were in them. */
export async function talksSeen(open: Open<Person>, period: Period): Promise<GroupTalks> {
  const { first, last } = await daysAsked(open, period);
  const rows = await open.sql<Row>(`${seen} where t.held_on between $1 and $2 order by t.held_on, t.begins, t.id`, [
    first,
    last,
  ]);
  return { talks: rows.map(written), youths: rows.reduce((sum, { came }) => sum + came, 0) };
}

/** @throws Problem `not-found`, also for one at another school */
export async function talkOf(open: Open<Person>, id: string): Promise<GroupTalk> {
  const { listed: _listed, came: _came, ...row } = written(await rowOf(open, id));
  const pupils = await open.sql<
    { id: string; came: boolean | null } & Record<'pupilId' | 'name' | 'bornOn', string | null> & {
        municipality: string;
      }
  >(
    `select id, pupil_id as "pupilId", pupil_name as name, born_on as "bornOn", municipality, came from group_talk_pupil
      where talk_id = $1 order by seat`,
    [id],
  );
  return {
    ...row,
    pupils: onRecord(open, pupils).map(({ name, bornOn, municipality, came, ...one }) => ({
      ...one,
      ...(name !== null && bornOn !== null && { pupil: { name, bornOn, municipality } }),
      ...(came !== null && { came }),
    })),
  };
}

/**
 * A school brings one of its pupils to a talk. Each is tried on one seat after another, and the table says which is free:
 * of two who want the last one at one instant, one finds none.
 *
 * @throws PreventionProblem `talk-is-full`, `listed-already` or `not-to-come`
 */
export async function joinTalk(open: Open<Person>, id: string, number: string): Promise<void> {
  const { on, office } = await expectToCome(open, id);
  const pupil = await ownPupil(open, number);
  const who = [pupil.id, pupil.name, pupil.bornOn, pupil.municipality];
  const { organisation, id: personId } = open.who;
  for (let seat = 1; seat <= mostInTalk; seat += 1) {
    const added = await open.sql(
      `insert into group_talk_pupil (id, talk_id, office_id, school_id, seat, pupil_id, pupil_name, born_on, municipality,
                                     listed_by, listed_at, purge_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning id`,
      [
        randomUUID(),
        id,
        office.id,
        organisation,
        seat,
        ...who,
        personId,
        open.now,
        keptUntil('preventive-contact', on).until,
      ],
    );
    if (added.length > 0) return;
  }
  const listed = await open.sql(`select from group_talk_pupil where talk_id = $1 and pupil_id = $2`, [id, pupil.id]);
  throw new PreventionProblem(listed.length > 0 ? 'listed-already' : 'talk-is-full');
}

/** The school takes a pupil from the list, which frees the seat. */
export async function leaveTalk(open: Open<Person>, id: string, listedId: string): Promise<void> {
  await expectToCome(open, id);
  const left = await open.sql(
    `delete from group_talk_pupil where talk_id = $1 and id = $2 and school_id = $3 returning id`,
    [id, listedId, open.who.organisation],
  );
  if (left.length === 0) throw new Problem('not-found');
}

/** The officer says who was there: an attendance list, and no case. */
export async function recordAttendance(
  open: Open<Person>,
  id: string,
  { came, hat }: z.infer<typeof attendance>,
): Promise<void> {
  const row = await rowOf(open, id);
  if (row.cancelled) throw new PreventionProblem('not-to-come');
  if (row.on > (await todayHere(open))) throw new PreventionProblem('not-yet');
  const recorded = await open.sql(
    `update group_talk set hat = $2, person_id = $3, recorded_at = $4
      where id = $1 and office_id = $5 and recorded_at is null returning id`,
    [id, hat, open.who.id, open.now, open.who.organisation],
  );
  if (recorded.length === 0) throw new PreventionProblem('recorded-already');
  const there = await open.sql<{ came: boolean }>(
    `update group_talk_pupil set came = id = any($2::uuid[]) where talk_id = $1 returning came`,
    [id, came],
  );
  if (there.filter((one) => one.came).length !== new Set(came).size) throw new Problem('not-found');
}

/** @throws PreventionProblem `not-to-come` for one that has been */
export async function cancelTalk(open: Open<Person>, id: string): Promise<void> {
  await expectToCome(open, id);
  await open.sql(`update group_talk set cancelled_at = $2 where id = $1`, [id, open.now]);
}

async function expectToCome(open: Open<Person>, id: string): Promise<Row> {
  const row = await rowOf(open, id);
  if (row.cancelled || row.hat !== null || row.on < (await todayHere(open))) throw new PreventionProblem('not-to-come');
  return row;
}

async function rowOf(open: Open<Person>, id: string): Promise<Row> {
  const [row] = await open.sql<Row>(`${seen} where t.id = $1`, [id]);
  if (!row) throw new Problem('not-found');
  return row;
}

function written({ hat, ...row }: Row): GroupTalks['talks'][number] {
  return { ...row, ...(hat && { hat }) };
}
