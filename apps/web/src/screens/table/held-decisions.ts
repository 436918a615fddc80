import { useState } from 'react';
import type { Decision } from '../../api/table';

/** The decisions of a case, and those that one typed on and another removed: what was typed does not go with them. */
export function useHeldDecisions(there: readonly Decision[]) {
  const [held, setHeld] = useState<ReadonlyMap<string, Decision>>(new Map());
  const ids = new Set(there.map(({ id }) => id));
  return {
    decisions: [...there, ...[...held.values()].filter(({ id }) => !ids.has(id))],
    isGone: (id: string) => !ids.has(id),
    hold: (decision: Decision) =>
      setHeld((before) => (before.has(decision.id) ? before : new Map(before).set(decision.id, decision))),
    letGo: (id: string) => setHeld((before) => new Map([...before].filter(([one]) => one !== id))),
  };
}
