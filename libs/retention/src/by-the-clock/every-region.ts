import type { Door, MachineTask } from '@app/platform';
import type { Region } from '@app/rules';

/** The regions, each with what it agreed on. */
export function everyRegion(
  door: Door,
  task: MachineTask,
): Promise<readonly { readonly id: string; readonly settings: Region }[]> {
  return door.asMachine(task, ({ sql }) => sql('select id, settings from region order by id'));
}
