import type { Door, MachineTask } from '@app/platform';
import { retentionClasses } from '@app/rules';

const task: MachineTask = { task: 'forget-sessions', role: 'retention' };

/** Forgets sessions that are long over: by the clock of the machine, as they were begun. @returns how many */
export async function forgetSessions(door: Door): Promise<number> {
  const gone = await door.asMachine(task, ({ sql }) =>
    sql(`delete from session where began_at < clock_timestamp() - make_interval(days => $1) returning person_id`, [
      retentionClasses.session.keeps.days,
    ]),
  );
  return gone.length;
}
