import { once } from 'node:events';
import type { Guarded } from './guarded';

/** Lets the guardian end everything, and waits until it has. */
export default async function tearDown(): Promise<void> {
  const { guardian } = globalThis as Guarded;
  if (!guardian || guardian.exitCode !== null) return;
  const gone = once(guardian, 'exit');
  guardian.disconnect();
  await gone;
}
