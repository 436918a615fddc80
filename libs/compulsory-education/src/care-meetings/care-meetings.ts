import { randomUUID } from 'node:crypto';
import { todayHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { keptUntil, type LocalDate } from '@app/rules';
import type { z } from 'zod';
import { daysAsked } from '../prevention/days';
import { onRecord } from '../prevention/on-record';
import { ownPupil } from '../prevention/listed-pupil';
import { PreventionProblem } from '../prevention/problem';
import { expectSchools } from '../prevention/schools';
import type { Period } from '../prevention/shapes';
import type { answer, bringing, CareMeeting, CareMeetings, newMeeting } from './care-meetings.shapes';

export type Meeting = Omit<CareMeetings['meetings'][number], 'comes' | 'on'> & {
  readonly on: LocalDate;
  readonly comes: boolean | null;
};

const seen = `
  select m.id, m.kind, json_build_object('id', s.id, 'name', s.name) as school,
         json_build_object('id', c.id, 'name', c.name) as "calledBy", m.held_on as "on", m.begins,
         m.recorded_at is not null as held, own.comes
    from care_meeting m join organisation s on s.id = m.school_id join organisation c on c.id = m.called_by
    left join care_meeting_party own on own.meeting_id = m.id and own.organisation_id = app_organisation()`;

/**
 * Calls a meeting at a school and invites partners to it, under the id that the caller chose.
 *
 * @throws Problem `not-found` for who is not of the region
 */
export async function callMeeting(open: Open<Person>, id: string, asked: z.infer<typeof newMeeting>): Promise<void> {
  const { organisation, region, id: personId, roles } = open.who;
  const school = roles.includes('school') ? organisation : asked.school;
  if (school === undefined) throw new Problem('invalid-content', 'Say at which school it is');
  if (asked.on < (await todayHere(open))) throw new PreventionProblem('not-to-come');
  await expectSchools(open, [school]);
  const added = await open.sql(
    `insert into care_meeting (id, region_id, kind, school_id, called_by, held_on, begins, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id`,
    [id, region, asked.kind, school, organisation, asked.on, asked.begins, personId, open.now],
  );
  if (added.length === 0) return;
  const invited = new Set([...asked.invite, school, organisation]);
  const parties = await open.sql(
    `insert into care_meeting_party (meeting_id, organisation_id, comes)
     select $1, o.id, case when o.id = $3 then true end from organisation o where o.id = any($2::uuid[])
     returning organisation_id`,
    [id, [...invited], organisation],
  );
  if (parties.length !== invited.size) throw new Problem('not-found');
}

/** The meetings that a person's organisation takes part in. */
export async function meetingsSeen(open: Open<Person>, period: Period): Promise<CareMeetings> {
  const { first, last } = await daysAsked(open, period);
  const rows = await open.sql<Meeting>(
    `${seen} where m.held_on between $1 and $2 order by m.held_on, m.begins, m.id limit 500`,
    [first, last],
  );
  return { meetings: rows.map(({ comes, ...row }) => ({ ...row, ...(comes !== null && { comes }) })) };
}

/** @throws Problem `not-found`, also for a meeting to which this organisation was not invited */
export async function meetingRow(open: Open<Person>, id: string): Promise<Meeting> {
  const [row] = await open.sql<Meeting>(`${seen} where m.id = $1`, [id]);
  if (!row) throw new Problem('not-found');
  return row;
}

/** A meeting with who takes part, and with the pupils of whom the person may know. */
export async function meetingOf(open: Open<Person>, id: string): Promise<CareMeeting> {
  const { comes: _comes, ...row } = await meetingRow(open, id);
  type Party = Omit<CareMeeting['parties'][number], 'comes' | 'attended'> &
    Record<'comes' | 'attended', boolean | null>;
  const parties = await open.sql<Party>(
    `select o.id, o.name, o.role, p.comes, p.attended
       from care_meeting_party p join organisation o on o.id = p.organisation_id
      where p.meeting_id = $1 order by o.role, o.name`,
    [id],
  );
  type Pupil = Pick<CareMeeting['pupils'][number], 'id' | 'notified'> &
    Record<'pupilId' | 'name' | 'bornOn', string | null> & { municipality: string; triage: never };
  const pupils = await open.sql<Pupil>(
    `select id, pupil_id as "pupilId", pupil_name as name, born_on as "bornOn", municipality, notified, triage
       from care_meeting_pupil where meeting_id = $1 order by listed_at, id`,
    [id],
  );
  return {
    ...row,
    parties: parties.map(({ comes, attended, ...party }) => ({
      ...party,
      ...(comes !== null && { comes }),
      ...(attended !== null && { attended }),
    })),
    pupils: onRecord(open, pupils).map(({ name, bornOn, municipality, triage, ...one }) => ({
      ...one,
      ...(name !== null && bornOn !== null && { pupil: { name, bornOn, municipality } }),
      ...(triage !== null && { triage }),
    })),
  };
}

/** An organisation says whether it comes; an officer in which hat. */
export async function answerMeeting(
  open: Open<Person>,
  id: string,
  { comes, hat = 'advisor' }: z.infer<typeof answer>,
): Promise<void> {
  await expectNotHeld(open, id);
  const isOfficer = open.who.roles.includes('compulsory-education');
  await open.sql(
    `update care_meeting_party set comes = $2, hat = $3, person_id = $4
      where meeting_id = $1 and organisation_id = $5`,
    [id, comes, comes && isOfficer ? hat : null, open.who.id, open.who.organisation],
  );
}

/**
 * The school brings a pupil: no case, and with or without a notification.
 *
 * @throws PreventionProblem `listed-already`
 */
export async function bringPupil(open: Open<Person>, id: string, said: z.infer<typeof bringing>): Promise<void> {
  const { on, school } = await expectNotHeld(open, id);
  if (school.id !== open.who.organisation) throw new Problem('not-found');
  const pupil = await ownPupil(open, said.pupil);
  const who = [pupil.id, pupil.name, pupil.bornOn, pupil.municipality];
  const added = await open.sql(
    `insert into care_meeting_pupil (id, meeting_id, school_id, pupil_id, pupil_name, born_on, municipality, notified,
                                     listed_by, listed_at, purge_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [
      randomUUID(),
      id,
      school.id,
      ...who,
      said.notified,
      open.who.id,
      open.now,
      keptUntil('preventive-contact', on).until,
    ],
  );
  if (added.length === 0) throw new PreventionProblem('listed-already');
}

async function expectNotHeld(open: Open<Person>, id: string): Promise<Meeting> {
  const row = await meetingRow(open, id);
  if (row.held) throw new PreventionProblem('not-to-come');
  return row;
}
