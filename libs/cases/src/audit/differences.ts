import type { Mirror } from './rebuild';

/** Everything that an audit can find, and what has to be put back then; what has nothing to put back is only reported. */
export const differences = {
  'alarm-missing': ['alarms'],
  'alarm-moved': ['alarms'],
  'alarm-extra': ['alarms'],
  /** People came or went: it tells somebody else now, or has to go through the rules. */
  'alarm-rearmed': ['state', 'alarms'],
  'state-differs': ['state'],
  'step-differs': ['steps'],
  'case-differs': ['file'],
  'firing-missing': ['firings'],
  'fired-twice': [],
  'event-missing': [],
  'replay-differs': [],
  'replay-fails': [],
  overdue: [],
  'out-of-sight': [],
} as const satisfies Readonly<Record<string, readonly (Mirror | 'firings')[]>>;

export type What = keyof typeof differences;

/** Where it is: ids, dates, numbers and words from lists; never a name, never a text. */
export type Detail = Readonly<Record<string, string | number | readonly string[]>>;

/** One thing in which a case is otherwise than its timeline says. */
export interface Difference {
  readonly what: What;
  readonly detail: Detail;
}

/** Two of one name are the same difference, whenever they are found. */
export function nameOf({ what, detail }: Difference): string {
  return JSON.stringify([what, Object.entries(detail).toSorted()]);
}
