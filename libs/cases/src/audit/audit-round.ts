import type { Open } from '@app/platform';
import type { Stretch } from './audit-read';

/** What one round of the auditor came to. */
export interface RoundFigures {
  readonly cases: number;
  readonly differences: number;
  readonly repaired: number;
  readonly failed: number;
  /** Of the machine. */
  readonly ms: number;
}

/**
 * One audit at a time over all workers: whoever takes the turn has it for a minute, and for another with each batch. A
 * worker that dies leaves it to the next round.
 *
 * @param by names this round
 * @returns where the last round ended; undefined when another is at work
 */
export async function takeTurn(open: Open, by: string): Promise<Stretch | undefined> {
  const [turn] = await open.sql<{ after: string | null }>(
    `update audit_cursor set held_by = $1, held_until = clock_timestamp() + interval '1 minute'
      where held_until is null or held_until < clock_timestamp() returning after_id as after`,
    [by],
  );
  return turn && { after: turn.after ?? undefined };
}

/** Notes how far the round has come. @returns whether the turn is still its own */
export async function goOn(open: Open, by: string, after: string | undefined): Promise<boolean> {
  const mine = await open.sql(
    `update audit_cursor set after_id = $2, held_until = clock_timestamp() + interval '1 minute'
      where held_by = $1 returning after_id`,
    [by, after ?? null],
  );
  return mine.length > 0;
}

/** Gives the turn back. */
export async function endTurn(open: Open, by: string): Promise<void> {
  await open.sql('update audit_cursor set held_by = null, held_until = null where held_by = $1', [by]);
}

/** Keeps the figures of a round that ended, and those of the last three months. */
export async function keepRound(open: Open, { cases, differences, repaired, failed, ms }: RoundFigures): Promise<void> {
  await open.sql(
    `insert into audit_round (ended_at, cases, differences, repaired, failed, ms)
     values (clock_timestamp(), $1, $2, $3, $4, $5)`,
    [cases, differences, repaired, failed, Math.round(ms)],
  );
  await open.sql(`delete from audit_round where ended_at < clock_timestamp() - interval '90 days'`);
}
