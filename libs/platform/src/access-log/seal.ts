import type { Door, MachineTask, Open } from '../door';
import { beginningOf, type Block, contentOf, digestOf, headAfter, type SealedRow } from './chain';

const task: MachineTask = { task: 'seal', role: 'worker' };
/** At most so many rows in a block: a tick after an outage does not hold everything in memory. */
const most = 5000;

const unsealed = `select id, ${contentOf} as content from access_log where block is null order by id limit $1 for update`;
const lastBlock = `select no, head from access_block where month = $1 order by no desc limit 1`;

/**
 * Seals what was looked at since the last time in a new block of this month's chain. Two sealers at once: the second
 * finds nothing. A row that is committed later than one with a higher id comes into a later block.
 *
 * @returns the block; nothing when there was nothing to seal
 */
export function seal(door: Door): Promise<Block | undefined> {
  return door.asMachine(task, async (open) => {
    const [{ turn, month }] = (await open.sql<{ turn: boolean; month: string }>(
      `select pg_try_advisory_xact_lock(hashtext('access_log')) as turn,
              to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM') as month`,
    )) as [{ turn: boolean; month: string }];
    return turn ? sealAs(open, month) : undefined;
  });
}

/** Seals what is not sealed in the chain of a month. */
export async function sealAs(open: Open, month: string): Promise<Block | undefined> {
  const rows = await open.sql<SealedRow>(unsealed, [most]);
  if (rows.length === 0) return undefined;
  const [last] = await open.sql<Pick<Block, 'no' | 'head'>>(lastBlock, [month]);
  const made = { no: (last?.no ?? 0) + 1, rows: rows.length, digest: digestOf(rows) };
  const block = { month, ...made, head: headAfter(last?.head ?? beginningOf(month), made) };
  await open.sql(
    `insert into access_block (month, no, rows, digest, head, sealed_at)
     values ($1, $2, $3, $4, $5, clock_timestamp())`,
    [month, block.no, block.rows, block.digest, block.head],
  );
  await open.sql(`update access_log set month = $1, block = $2 where id = any($3)`, [
    month,
    block.no,
    rows.map(({ id }) => id),
  ]);
  return block;
}
