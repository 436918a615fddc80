import type { Open } from '../door';
import { chainOf } from './verify';

/** The months of which blocks are there, the oldest first. */
export async function monthsSealed({ sql }: Open): Promise<string[]> {
  const rows = await sql<{ month: string }>('select distinct month from access_block order by month');
  return rows.map(({ month }) => month);
}

/**
 * Destroys a month of the log whole, and keeps its head. As retention, which alone may.
 *
 * @returns false for a chain that is not as it was sealed: what was meddled with does not vanish by being old
 */
export async function destroyMonth(open: Open, month: string): Promise<boolean> {
  const { blocks, rows, head, broken } = await chainOf(open, month);
  if (broken || blocks === 0) return false;
  await open.sql('delete from access_log where month = $1', [month]);
  await open.sql('delete from access_block where month = $1', [month]);
  await open.sql('insert into access_month_gone (month, blocks, rows, head) values ($1, $2, $3, $4)', [
    month,
    blocks,
    rows,
    head,
  ]);
  return true;
}
