import type { Agreement } from '../agreements/agreement';
import type { Mistakes } from '../agreements/read';
import { checkDirector } from '../agreements/recipients';
import type { TakenOver } from '../cases/events';
import type { TakenOverShape } from './scenario-shape';

/** How a story says that its case ran already; a step that its workflow does not have makes the file wrong. */
export function readTakenOver(
  { list, reason, director, method, steps, done }: TakenOverShape,
  { steps: agreed }: Agreement,
  mistakes: Mistakes,
): TakenOver {
  const path = ['open', 'taken-over'];
  const known = agreed.map(({ id }) => id);
  if (director) checkDirector(director, [...path, 'director'], mistakes);
  for (const step of Object.keys(steps)) mistakes.expect(step, known, [...path, 'steps', step], 'step');
  for (const step of done ?? []) mistakes.expect(step, known, [...path, 'done'], 'step');
  const open = Object.entries(steps).map(([step, { since, due }]) => ({ step, ...(since && { since }), due }));
  return {
    list,
    ...(reason && { reason }),
    ...(director && { director }),
    ...(method && { method }),
    steps: open,
    ...(done && { done }),
  };
}
