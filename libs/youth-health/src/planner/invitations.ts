import { abilityOf, type CaseNow, type Cases, keepEvidence, mayAct, readForm, todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import type { Act, LocalDate } from '@app/rules';
import type { z } from 'zod';
import { youthHealthMay } from '../youth-health.ability';
import { YouthHealthEvidence } from '../youth-health-evidence.entity';
import { youthHealthTasks } from '../tasks';
import type { came, inviting } from './planner.shapes';
import { PlannerProblem } from './problem';
import { appointmentIn, asksConsult } from './requests';

interface Slot {
  readonly on: LocalDate;
  readonly begins: string;
}

interface Invitation extends Slot {
  readonly caseId: string;
  readonly step: string;
  readonly came: boolean | null;
}

/**
 * Gives a child a slot: the invitation stands from then on, and the step that asks for an appointment is done by it. Sent
 * again under the same id it is the same one.
 *
 * @throws PlannerProblem `nothing-asked`, `slot-taken`, `invited-already` or `slot-has-been`
 */
export async function invite(
  open: Open<Person>,
  cases: Cases,
  { id, asked }: { readonly id: string; readonly asked: z.infer<typeof inviting> },
): Promise<void> {
  const sent = await open.sql(`select from consult_invitation where id = $1`, [id]);
  if (sent.length > 0) return;
  const now = await cases.read(open, asked.caseId);
  const step = now.state.steps[asked.step];
  if (!step || !['open', 'waiting'].includes(step.state) || !asksConsult(now, asked.step)) {
    throw new PlannerProblem('nothing-asked');
  }
  const slot = await give(open, id, asked);
  const appointment = appointmentIn(now);
  if (appointment === undefined) return;
  const form = { plannedOn: await todayHere(open), on: slot.on, how: 'in-person' };
  await act(open, cases, now, { act: { act: 'done', step: appointment }, task: 'appointment', form });
}

/**
 * What came of an invitation. Who came was seen; who did not gets another slot, or the officer thinks along: then the
 * step is done as not appeared, and what the agreement has follow on that follows.
 *
 * @throws PlannerProblem `not-yet`, or `recorded-already`
 */
export async function record(
  open: Open<Person>,
  cases: Cases,
  { id, next, said }: { readonly id: string; readonly next: string; readonly said: z.infer<typeof came> },
): Promise<string> {
  const [row] = await open.sql<Invitation>(
    `select case_id as "caseId", step, held_on as "on", begins, came from consult_invitation
      where id = $1 and organisation_id = app_organisation() for update`,
    [id],
  );
  if (!row) throw new Problem('not-found');
  if (row.came !== null) throw new PlannerProblem('recorded-already');
  if (row.on > (await todayHere(open))) throw new PlannerProblem('not-yet');
  await open.sql(`update consult_invitation set came = $2, recorded_by = $3, recorded_at = $4 where id = $1`, [
    id,
    said.came,
    open.who.id,
    open.now,
  ]);
  const { caseId, step } = row;
  const now = await cases.read(open, caseId);
  if (said.came) {
    const form = { heldOn: row.on, with: said.with, how: 'in-person' };
    await act(open, cases, now, { act: { act: 'done', step, outcome: 'held' }, task: 'consult', form });
  } else if (said.slot !== undefined) {
    await give(open, next, { caseId, step, slot: said.slot });
  } else {
    await act(open, cases, now, { act: { act: 'done', step, outcome: 'not-appeared' } });
  }
  return caseId;
}

/** One slot is of one child, and a child has one invitation at a time: the table says so to whoever comes second. */
async function give(open: Open<Person>, id: string, asked: z.infer<typeof inviting>): Promise<Slot> {
  const [slot] = await open.sql<Slot>(`select held_on as "on", begins from consult_slot where id = $1`, [asked.slot]);
  if (!slot) throw new Problem('not-found');
  if (slot.on < (await todayHere(open))) throw new PlannerProblem('slot-has-been');
  const added = await open.sql(
    `insert into consult_invitation (id, slot_id, case_id, step, organisation_id, held_on, begins, invited_by, invited_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
    [id, asked.slot, asked.caseId, asked.step, open.who.organisation, slot.on, slot.begins, open.who.id, open.now],
  );
  if (added.length > 0) return slot;
  const [same] = await open.sql(`select from consult_invitation where slot_id = $1`, [asked.slot]);
  throw new PlannerProblem(same ? 'slot-taken' : 'invited-already');
}

interface Doing {
  readonly act: Act;
  readonly task?: string;
  readonly form?: object;
}

/** Does a step with what was filled in, as anybody does who fills it in himself. */
async function act(open: Open<Person>, cases: Cases, now: CaseNow, { act: done, task, form }: Doing): Promise<void> {
  if (!mayAct(abilityOf(open.who, youthHealthMay), now, done)) throw new Problem('not-allowed');
  const type = youthHealthTasks.find(({ id }) => id === task);
  const step = 'step' in done ? done.step : '';
  const along = type && {
    along: (inner: Open<Person>) =>
      keepEvidence(inner, YouthHealthEvidence, { caseId: now.id, step, task: type.id, form: readForm(type, form) }),
  };
  await cases.act(open, now.id, done, { ...along });
}
