import type { Door, MachineTask } from '@app/platform';

const task: MachineTask = { task: 'forget-pupils', role: 'retention' };

/** What says who it was, in each table that is kept no longer than its `purge_on`. */
const forgotten: Readonly<Record<string, readonly string[]>> = {
  surgery_pupil: ['pupil_id', 'pupil_name', 'born_on'],
  group_talk_pupil: ['pupil_id', 'pupil_name', 'born_on'],
  care_meeting_pupil: ['pupil_id', 'pupil_name', 'born_on'],
  consultation: ['pupil_name'],
};

/** Rows of one table in one transaction. */
const atOnce = 500;

/**
 * Forgets with whom contacts without a case were, when they have been kept long enough: a slice of each table, what is
 * left comes the next time. That there was a talk stays, as a number. The date is that of Greenwich, which is never ahead
 * of a region here.
 *
 * @returns how many rows
 */
export async function forgetPupils(door: Door): Promise<number> {
  let count = 0;
  for (const [table, columns] of Object.entries(forgotten)) {
    const empty = columns.map((column) => `${column} = null`).join(', ');
    const rows = await door.asMachine(task, (open) =>
      open.sql(
        `update ${table} set ${empty}
          where id in (select id from ${table} where pupil_name is not null and purge_on < $1::date
                        order by id limit ${atOnce} for update skip locked)
        returning id`,
        [open.now.toISOString().slice(0, 10)],
      ),
    );
    count += rows.length;
  }
  return count;
}
