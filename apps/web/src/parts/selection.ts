import { useState } from 'react';
import type { StepItem } from '../api/types';

const keyOf = ({ caseId, step }: Pick<StepItem, 'caseId' | 'step'>) => `${caseId} ${step}`;

/** Which steps of a list are chosen, to do the same with all of them. */
export interface Selection {
  /** In the order of the list; what left the list is chosen no more. */
  readonly steps: readonly StepItem[];
  has: (step: StepItem) => boolean;
  toggle: (step: StepItem) => void;
  /** Chooses these and no others. */
  choose: (steps: readonly StepItem[]) => void;
  all: () => void;
}

export function useSelection(items: readonly StepItem[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    steps: items.filter((step) => chosen.has(keyOf(step))),
    has: (step) => chosen.has(keyOf(step)),
    toggle: (step) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(keyOf(step))) after.add(keyOf(step));
        return after;
      }),
    choose: (steps) => setChosen(new Set(steps.map(keyOf))),
    all: () => setChosen(new Set(items.map(keyOf))),
  };
}
