import type { Open } from '@app/platform';

/** Of which child a case would be, and which agreement it would run. */
interface Asked {
  readonly pupilId: string;
  readonly workflow?: string;
}

/**
 * The open case of the child that this pupil is, at whichever school: the one that runs the agreement, else its own, else
 * the oldest. Nobody else opens one until the door closes. Who may not see that case learns its id and no more.
 */
export async function openCaseOf(open: Open, { pupilId, workflow }: Asked): Promise<string | undefined> {
  await lockChildren(open, [pupilId]);
  const [found] = await open.sql<{ id: string }>(`select id from open_cases_of_child($1, $2) as id limit 1`, [
    pupilId,
    workflow ?? null,
  ]);
  return found?.id;
}

/** Keeps others from opening a case of these children, and from counting them, until the door closes. */
export async function lockChildren(open: Open, pupilIds: readonly string[]): Promise<void> {
  await open.sql(`select lock_children($1)`, [pupilIds]);
}

/** Whose child a pupil is stays as it is until the door closes. */
export async function holdChildren(open: Open, pupilIds: readonly string[]): Promise<void> {
  await open.sql(`select hold_children($1)`, [pupilIds]);
}

/** Nobody else opens a case of any child of a region, or counts one, until the door closes: for who opens very many. */
export async function holdAllChildren(open: Open, regionId: string): Promise<void> {
  await open.sql(`select pg_advisory_xact_lock(hashtext('children'), hashtext($1))`, [regionId]);
}

/** Whether a case of this child is open that this person may not see: at another school. */
export async function runsOutOfSight(open: Open, pupilId: string): Promise<boolean> {
  const rows = await open.sql(`select counted_elsewhere(array[$1::uuid])`, [pupilId]);
  return rows.length > 0;
}
