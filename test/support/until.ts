import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again what other processes have done. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}
