import type { Agreement, Condition, Facts, Step } from '../agreements/agreement';
import { matches } from '../agreements/conditions';
import type { Sentence } from '../explain/words';
import { startClause, type Names } from './steps';

/** The steps of an agreement as a picture: who does each, and what starts what. */
export interface PaperGraph {
  readonly nodes: PaperNode[];
  readonly arrows: PaperArrow[];
}

export interface PaperNode {
  readonly id: string;
  readonly title: Sentence;
  readonly by: string;
  /** How many steps come before it at most, along arrows; the first are 0. */
  readonly column: number;
  readonly atOpening: boolean;
  readonly starts: Sentence;
}

/** One step that starts another; with `as` only when it is done so. */
export interface PaperArrow {
  readonly from: string;
  readonly to: string;
  readonly as: Sentence[];
}

/** The picture of an agreement. A step that waits for a fact follows whatever step may establish it. */
export function paperGraph({ steps }: Agreement, names: Names): PaperGraph {
  const arrows = steps.flatMap((step) => arrowsTo(step, steps, names));
  const columns = columnsOf(
    steps.map(({ id }) => id),
    arrows,
  );
  const nodes = steps.map(({ id, by, starts }) => ({
    id,
    title: names.step(id),
    by,
    column: columns.get(id)!,
    atOpening: starts.kind === 'opening',
    starts: startClause(starts, names),
  }));
  return { nodes, arrows };
}

function arrowsTo({ id, starts }: Step, steps: readonly Step[], names: Names): PaperArrow[] {
  if (starts.kind === 'after')
    return [{ from: starts.step, to: id, as: (starts.with ?? []).map((one) => names.outcome(starts.step, one)) }];
  if (starts.kind === 'missed') return [{ from: starts.step, to: id, as: [] }];
  if (starts.kind !== 'when') return [];
  return steps.flatMap((step) => {
    const leads = Object.entries(step.outcomes).filter(([, { sets }]) => establishes(sets, starts.condition));
    return leads.length === 0 || step.id === id
      ? []
      : [{ from: step.id, to: id, as: leads.map(([name]) => names.outcome(step.id, name)) }];
  });
}

/** Whether an outcome brings about a part of the condition, and nothing against it. */
function establishes(sets: Facts, condition: Condition): boolean {
  const touched = Object.entries(condition).filter(([fact]) => Object.hasOwn(sets, fact));
  return touched.length > 0 && matches(Object.fromEntries(touched), sets);
}

/** Arrows that lead back to what the agreement names earlier do not count: a circle has no first but that. */
function columnsOf(ids: readonly string[], arrows: readonly PaperArrow[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const id of ids) {
    const before = arrows.filter(({ from, to }) => to === id && columns.has(from));
    columns.set(id, Math.max(-1, ...before.map(({ from }) => columns.get(from)!)) + 1);
  }
  return columns;
}
