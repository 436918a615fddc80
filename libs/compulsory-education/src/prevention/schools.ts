import { type Open, Problem } from '@app/platform';

/** @throws Problem `not-found` when one of these is no school of the region */
export async function expectSchools(open: Open, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const found = await open.sql(`select from organisation where id = any($1::uuid[]) and role = 'school'`, [wanted]);
  if (found.length !== wanted.length) throw new Problem('not-found');
}
