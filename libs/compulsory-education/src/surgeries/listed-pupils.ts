import { randomUUID } from 'node:crypto';
import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { keptUntil } from '@app/rules';
import type { z } from 'zod';
import { ownPupil, residenceOf } from '../prevention/listed-pupil';
import { PreventionProblem } from '../prevention/problem';
import { expectToCome } from './surgeries';
import type { listing, talked } from './surgeries.shapes';

const list = `
  insert into surgery_pupil (id, surgery_id, office_id, school_id, slots, slot, pupil_id, pupil_name, born_on, municipality,
                             is_elsewhere, residence_office_id, reason, notified, listed_by, listed_at, purge_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  on conflict do nothing returning id`;

/**
 * A school puts one of its pupils on the list of a surgery. The office of the municipality where the pupil lives sees the
 * row from then on. Which slot is free is up to the index: of two at once one gets it.
 *
 * @throws PreventionProblem `listed-already`, `slot-taken`, `no-slot-left` or `not-to-come`
 */
export async function listForSurgery(open: Open<Person>, id: string, asked: z.infer<typeof listing>): Promise<void> {
  const { on, slots, office } = await expectToCome(open, id);
  const pupil = await ownPupil(open, asked.pupil);
  const { isElsewhere, officeId } = await residenceOf(open, pupil.municipality, office.id);
  const who = [pupil.id, pupil.name, pupil.bornOn, pupil.municipality, isElsewhere, officeId];
  const why = [asked.reason, asked.notified, open.who.id, open.now, keptUntil('preventive-contact', on).until];
  const wanted = asked.slot === undefined ? Array.from({ length: slots }, (_, index) => index + 1) : [asked.slot];
  for (const slot of wanted.filter((one) => one <= slots)) {
    await expectNotListed(open, id, pupil.id);
    const where = [randomUUID(), id, office.id, open.who.organisation, slots, slot];
    const added = await open.sql(list, [...where, ...who, ...why]);
    if (added.length > 0) return;
  }
  await expectNotListed(open, id, pupil.id);
  throw new PreventionProblem(asked.slot === undefined ? 'no-slot-left' : 'slot-taken');
}

async function expectNotListed(open: Open<Person>, surgeryId: string, pupilId: string): Promise<void> {
  const found = await open.sql(
    `select from surgery_pupil where surgery_id = $1 and pupil_id = $2 and withdrawn_at is null`,
    [surgeryId, pupilId],
  );
  if (found.length > 0) throw new PreventionProblem('listed-already');
}

/** The school takes a pupil from the list, which frees the slot. */
export async function withdrawFromSurgery(open: Open<Person>, id: string, listedId: string): Promise<void> {
  await expectToCome(open, id);
  const withdrawn = await open.sql(
    `update surgery_pupil set withdrawn_at = $3
      where surgery_id = $1 and id = $2 and school_id = $4 and withdrawn_at is null and came is null returning id`,
    [id, listedId, open.now, open.who.organisation],
  );
  if (withdrawn.length === 0) throw new Problem('not-found');
}

/**
 * The officer says what came of a talk. School, and the office of the pupil's municipality, see it.
 *
 * @throws PreventionProblem `not-yet`, or `recorded-already`
 */
export async function recordTalk(
  open: Open<Person>,
  { surgeryId, listedId }: { readonly surgeryId: string; readonly listedId: string },
  said: z.infer<typeof talked>,
): Promise<void> {
  const [row] = await open.sql<{ on: string; came: boolean | null }>(
    `select s.held_on as "on", p.came from surgery_pupil p join surgery s on s.id = p.surgery_id
      where p.surgery_id = $1 and p.id = $2 and p.office_id = $3 and p.withdrawn_at is null and s.cancelled_at is null
        for update of p`,
    [surgeryId, listedId, open.who.organisation],
  );
  if (!row) throw new Problem('not-found');
  if (row.on > (await todayHere(open))) throw new PreventionProblem('not-yet');
  if (row.came !== null) throw new PreventionProblem('recorded-already');
  await open.sql(
    `update surgery_pupil set came = $2, result = $3, hat = $4, person_id = $5, recorded_at = $6 where id = $1`,
    [listedId, said.came, said.came ? said.result : null, said.hat, open.who.id, open.now],
  );
}
