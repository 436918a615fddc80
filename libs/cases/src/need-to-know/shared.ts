import type { Category } from './categories';

/** What is shared with somebody now beyond his job: per case the categories. */
export interface Shared {
  /** The case that he asks for, where he asks for one. */
  readonly caseId?: string | undefined;
  readonly cases: ReadonlyMap<string, ReadonlySet<Category>>;
}

const nothing: ReadonlySet<Category> = new Set();

export const sharedNothing: Shared = { cases: new Map() };

/** What is shared in one case; nothing in one that is not known. */
export function sharedIn({ cases }: Shared, caseId: string | undefined): ReadonlySet<Category> {
  return (caseId === undefined ? undefined : cases.get(caseId)) ?? nothing;
}
