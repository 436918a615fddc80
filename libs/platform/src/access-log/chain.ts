import { createHash } from 'node:crypto';

/** A row of the log as its seal covers it: every column but the block, as text that does not hang on any setting. */
export interface SealedRow {
  readonly id: number;
  readonly content: string;
}

/** What is sealed together, and the head of the chain after it. */
export interface Block {
  readonly month: string;
  readonly no: number;
  readonly rows: number;
  readonly digest: string;
  readonly head: string;
}

/**
 * The columns of a row in a fixed order, moments in microseconds. Read under `set time zone 'UTC'` or any other: it is the same.
 * A column of later stands at the end where it is filled, so that rows of before keep the seal that they have.
 */
export const contentOf = `
  (jsonb_build_array(id, floor(extract(epoch from at) * 1000000)::bigint, floor(extract(epoch from agreed_at) * 1000000)::bigint,
    request, action, region_id, organisation_id, person_id, role, place, on_behalf_of, because, categories, pupils, cases,
    asked, result) || case when client is null then '[]' else jsonb_build_array(client) end)::text`;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The digest of rows, in the order of their ids. */
export function digestOf(rows: readonly SealedRow[]): string {
  return sha256(rows.map(({ id, content }) => `${id}\t${content}\n`).join(''));
}

/** With what the chain of a month begins. */
export const beginningOf = (month: string): string => sha256(`terugweg access log ${month}`);

/** The head after a block: it holds the place of the block, so that blocks cannot change places. */
export function headAfter(previous: string, { no, rows, digest }: Pick<Block, 'no' | 'rows' | 'digest'>): string {
  return sha256([previous, no, rows, digest].join('\n'));
}
