import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import type { z } from 'zod';
import { PreventionProblem } from '../prevention/problem';
import { meetingRow } from './care-meetings';
import type { outcome } from './care-meetings.shapes';

/** Whoever takes a pupil on is at the meeting; the school is where the pupil is already. */
const takeOn = `
  update care_meeting_pupil p
     set triage = t.triage,
         goes_to = (select o.id from care_meeting_party q join organisation o on o.id = q.organisation_id
                     where q.meeting_id = p.meeting_id and o.role = t.triage and q.attended and t.triage <> 'school'
                     order by o.id limit 1)
    from json_to_recordset($2) as t(id uuid, triage text)
   where p.meeting_id = $1 and p.id = t.id returning p.id`;

/**
 * Whoever called the meeting says who was there, and who takes which pupil on: that partner sees the pupil from then on.
 *
 * @throws PreventionProblem `not-yet`, `recorded-already`, or Problem `not-found` for who was not invited or listed
 */
export async function recordMeeting(
  open: Open<Person>,
  id: string,
  { attended, pupils }: z.infer<typeof outcome>,
): Promise<void> {
  const { on, calledBy } = await meetingRow(open, id);
  if (calledBy.id !== open.who.organisation) throw new Problem('not-found');
  if (on > (await todayHere(open))) throw new PreventionProblem('not-yet');
  const recorded = await open.sql(
    `update care_meeting set recorded_at = $2 where id = $1 and recorded_at is null returning id`,
    [id, open.now],
  );
  if (recorded.length === 0) throw new PreventionProblem('recorded-already');
  const there = await open.sql<{ attended: boolean }>(
    `update care_meeting_party set attended = organisation_id = any($2::uuid[]) where meeting_id = $1 returning attended`,
    [id, attended],
  );
  if (there.filter((one) => one.attended).length !== new Set(attended).size) throw new Problem('not-found');
  const taken = await open.sql(takeOn, [id, JSON.stringify(pupils)]);
  if (taken.length !== pupils.length) throw new Problem('not-found');
}
