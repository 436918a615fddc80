import { agreementOf, type Book } from './book';
import type { CaseState } from './state';

/** These are for the officer, and for a list of its own. */
const elsewhere: readonly string[] = ['closing', 'regional-list'];

/**
 * Whether what an `agenda` line says is for the table: that it was asked, that a direction or a decision was declined, and of
 * the rungs those that put on its agenda, not on that of the boards.
 */
export function isForTable(reason: string, { workflows }: Pick<CaseState, 'workflows'>, book: Book): boolean {
  if (elsewhere.includes(reason)) return false;
  const ladders = workflows.flatMap(({ workflow }) => Object.values(agreementOf(book, workflow).ladders));
  const rungs = ladders.flat().filter(({ id }) => id === reason);
  return rungs.length === 0 || rungs.some(({ putsOn }) => putsOn === 'table-agenda');
}
