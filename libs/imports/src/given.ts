import type { Open } from '@app/platform';
import type { Importing } from './imports';
import type { Around } from './row-reader';

/**
 * Makes the table `given` of what was said with a file: one row, for the statements of its kind. What an earlier file left
 * behind in this transaction goes.
 */
export async function give(open: Open, runId: string, importing: Importing, { today, covers }: Around): Promise<void> {
  await open.sql('discard temp');
  await open.sql(
    `create temporary table given on commit drop as
     select $1::uuid as run_id, $2::uuid as person_id, $3::uuid as school_id, $4::date as covers_from,
            $5::date as covers_until, $6::timestamptz as at, $7::date as today`,
    [
      runId,
      importing.personId ?? null,
      importing.school ?? null,
      covers.from ?? null,
      covers.until ?? null,
      open.now,
      today,
    ],
  );
}
