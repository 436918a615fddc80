import type { Step } from './agreement';

/**
 * The steps that can never start: those that wait for a step that can never start, or for each other.
 *
 * A step that starts when a fact has some value can start: somebody may set that fact. A loop that runs over facts
 * needs an act of somebody each time round and is no cycle; a loop of `after` is.
 */
export function unreachable(steps: readonly Step[]): readonly { step: Step; inCycle: boolean }[] {
  const before = new Map(steps.map(({ id, starts }) => [id, 'step' in starts ? starts.step : undefined]));

  function ends(id: string): 'reached' | 'cycle' | 'below-cycle' {
    const seen = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = before.get(at);
    }
    if (at === undefined) return 'reached';
    return at === id ? 'cycle' : 'below-cycle';
  }

  return steps
    .map((step) => ({ step, end: ends(step.id) }))
    .filter(({ end }) => end !== 'reached')
    .map(({ step, end }) => ({ step, inCycle: end === 'cycle' }));
}
