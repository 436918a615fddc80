import type { Door, MachineTask, Open } from '../door';
import { beginningOf, type Block, contentOf, digestOf, headAfter, type SealedRow } from './chain';

const task: MachineTask = { task: 'verify', role: 'worker' };

/** The chain of a month as it was found. */
export interface Chain {
  readonly month: string;
  readonly blocks: number;
  readonly rows: number;
  /** Of the last block that is right. Whoever noted it elsewhere can compare. */
  readonly head: string;
  /** The first block that is not as it was sealed, and what is wrong with it. */
  readonly broken?: { readonly no: number; readonly what: 'missing' | 'rows' | 'content' | 'head' };
}

/** A month whose time had come: what its chain was when it was destroyed. */
export type MonthGone = Pick<Chain, 'month' | 'blocks' | 'rows' | 'head'>;

export interface Verified {
  readonly months: readonly Chain[];
  /** Months that were destroyed whole, each with the head that it had. */
  readonly gone: readonly MonthGone[];
  /** Rows that are in no block yet: those of the last seconds. */
  readonly tail: { readonly rows: number; readonly since?: string };
}

/** Recomputes every chain from the rows. Reads block by block: a log of years does not have to fit into memory. */
export function verifyLog(door: Door): Promise<Verified> {
  return door.asMachine(task, async (open) => {
    const months = await open.sql<{ month: string }>('select distinct month from access_block order by month');
    const chains: Chain[] = [];
    for (const { month } of months) chains.push(await chainOf(open, month));
    const [tail] = await open.sql<{ rows: number; since: string | null }>(
      `select count(*)::int as rows, to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
         from access_log where block is null`,
    );
    const { rows, since } = tail!;
    const gone = await open.sql<MonthGone>('select month, blocks, rows, head from access_month_gone order by month');
    return { months: chains, gone, tail: { rows, ...(since !== null && { since }) } };
  });
}

/** The chain of one month, recomputed from its rows. */
export async function chainOf(open: Open, month: string): Promise<Chain> {
  const blocks = await open.sql<Block>(
    `select month, no, rows, digest, head from access_block where month = $1 order by no`,
    [month],
  );
  let head = beginningOf(month);
  let rows = 0;
  for (const [place, block] of blocks.entries()) {
    const what = await wrongWith(open, block, { expected: place + 1, previous: head });
    if (what) return { month, blocks: blocks.length, rows, head, broken: { no: place + 1, what } };
    head = block.head;
    rows += block.rows;
  }
  return { month, blocks: blocks.length, rows, head };
}

interface Place {
  readonly expected: number;
  readonly previous: string;
}

async function wrongWith(open: Open, block: Block, { expected, previous }: Place) {
  if (block.no !== expected) return 'missing';
  const rows = await open.sql<SealedRow>(
    `select id, ${contentOf} as content from access_log where month = $1 and block = $2 order by id`,
    [block.month, block.no],
  );
  if (rows.length !== block.rows) return 'rows';
  if (digestOf(rows) !== block.digest) return 'content';
  return headAfter(previous, block) === block.head ? undefined : 'head';
}
