import type { MachineTask } from '@app/platform';

/** Names and addresses of families are written and read by the machine alone, for whoever was found to be allowed. */
export const asMachine: MachineTask = { task: 'family', role: 'owner' };
