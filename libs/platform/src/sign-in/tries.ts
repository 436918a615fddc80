import { Injectable } from '@nestjs/common';
import type { Open } from '../door';
import { LocalProblem } from './local-problem';
import { MachineTime } from './machine-time';
import { hashOf } from './secret-id';

/** So often one may be wrong before he waits. */
const free = 4;
const firstWait = 30_000;
const longestWait = 3_600_000;
/** Tries are forgotten after this time, in milliseconds. */
const remembered = 86_400_000;

/** How long one waits after so many wrong tries, in milliseconds: each time twice as long. */
export function waitAfter(wrong: number): number {
  return wrong <= free ? 0 : Math.min(firstWait * 2 ** (wrong - free - 1), longestWait);
}

const count = `
  insert into sign_in_tries (name_hash, wrong, last_at, wait_until)
  values ($1, 1, to_timestamp($2 / 1000.0), to_timestamp($2 / 1000.0))
  on conflict (name_hash) do update set wrong = sign_in_tries.wrong + 1, last_at = excluded.last_at
   where sign_in_tries.wait_until <= excluded.last_at
  returning wrong`;

/** Counts the tries by the name that was given, whoever has it: that a name is not there is not learnt from a wait. */
@Injectable()
export class Tries {
  constructor(private readonly time: MachineTime) {}

  /**
   * Counts a try as wrong before it is looked at, so that many at once are not all the first.
   *
   * @throws LocalProblem `try-later`, and the try does not count
   */
  async take(open: Open, name: string): Promise<void> {
    const now = this.time.now();
    await open.sql('delete from sign_in_tries where last_at < to_timestamp($1 / 1000.0)', [now - remembered]);
    const [row] = await open.sql<{ wrong: number }>(count, [hashOf(name), now]);
    if (!row) throw new LocalProblem('try-later');
    await open.sql(`update sign_in_tries set wait_until = to_timestamp($2 / 1000.0) where name_hash = $1`, [
      hashOf(name),
      now + waitAfter(row.wrong),
    ]);
  }

  /** It was right. */
  async forget(open: Open, name: string): Promise<void> {
    await open.sql('delete from sign_in_tries where name_hash = $1', [hashOf(name)]);
  }
}
