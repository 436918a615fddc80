import type { Open, Person } from '@app/platform';
import type { Category } from '../need-to-know/categories';
import type { Shared } from '../need-to-know/shared';

/** What is shared now with whoever asks, in one case or in all that he sees: one statement, however many cases there are. */
export async function sharedWith(open: Open<Person>, caseId: string | undefined): Promise<Shared> {
  const rows = await open.sql<{ caseId: string; categories: Category[] }>(
    'select case_id as "caseId", categories from shares_to_me($1)',
    [caseId ?? null],
  );
  const cases = new Map<string, Set<Category>>();
  for (const row of rows) {
    cases.set(row.caseId, new Set([...(cases.get(row.caseId) ?? []), ...row.categories]));
  }
  return { caseId, cases };
}
