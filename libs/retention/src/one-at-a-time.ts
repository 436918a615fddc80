import type { Open } from '@app/platform';

/** Whoever holds a case and whoever destroys it wait for each other: a hold that was answered with yes holds. */
export async function oneAtATime(open: Open, caseId: string): Promise<void> {
  await open.sql(`select pg_advisory_xact_lock(hashtextextended($1, 22))`, [caseId]);
}
