import type { Door, MachineTask } from '@app/platform';
import { addMonths, momentsOf, retentionClasses } from '@app/rules';
import { everyRegion } from './every-region';

const task: MachineTask = { task: 'forget-former-pupils', role: 'retention' };
/** Pupils in one transaction; those that are left come the next time. */
const atOnce = 200;

/** As long as one of these names a pupil, he stays: each of them goes by a term of its own. */
const holding = [
  'case_file',
  'supervision_result',
  'family',
  'rights_request',
  'break_glass',
  'case_taken_over',
  'surgery_pupil',
  'group_talk_pupil',
  'care_meeting_pupil',
];

/** What became known of a pupil, and on which day. */
const known: Readonly<Record<string, string>> = {
  absence: 'absent_on',
  signal_firing: 'fired_on',
  notification: 'coalesce(ended_on, began_on)',
  enrolment: `coalesce(ended_on, 'infinity')`,
};

const chosen = `
  select p.id from pupil p
   where p.region_id = $1 and p.listed_on < $2
     ${Object.entries(known)
       .map(([table, on]) => `and not exists (select from ${table} k where k.pupil_id = p.id and ${on} >= $2)`)
       .join('\n     ')}
     ${holding.map((table) => `and not exists (select from ${table} k where k.pupil_id = p.id)`).join('\n     ')}
   order by p.id limit ${atOnce}`;

/** What refers to something goes before it. */
const goes = ['signal_look', 'signal_firing', 'notification', 'absence_statement', 'absence', 'enrolment'];

const numbers = `
  delete from identity.number n
   where n.hash in (select hash from pupil_identity where pupil_id = any($1))
     and not exists (select from pupil_identity i where i.hash = n.hash and i.pupil_id <> all($1))`;

/**
 * Forgets pupils who left: of whom no list and no register told anything for as long as the term is, and who are in no case
 * and in no other file. @returns how many
 */
export async function forgetFormerPupils(door: Door): Promise<number> {
  let count = 0;
  for (const { id, settings } of await everyRegion(door, task)) {
    count += await door.asMachine(task, async ({ sql, nowMs }) => {
      const today = momentsOf(settings.zone).dateAt(nowMs);
      const before = addMonths(today, -retentionClasses['former-pupil'].keeps.months);
      const ids = (await sql<{ id: string }>(chosen, [id, before])).map((one) => one.id);
      if (ids.length === 0) return 0;
      await sql(numbers, [ids]);
      for (const table of goes) await sql(`delete from ${table} where pupil_id = any($1)`, [ids]);
      await sql('delete from pupil where id = any($1)', [ids]);
      return ids.length;
    });
  }
  return count;
}
