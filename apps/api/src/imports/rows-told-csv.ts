import { type Person, writeCsv } from '@app/platform';
import type { Sentence } from '@app/rules';

/** What is told of a row of a list: why it did not go in, or why somebody should look at it. */
interface RowTold {
  readonly line: number;
  readonly column: string;
  readonly reason: Sentence;
}

/** What is told of the rows of a list as a file: the reason in the reader's language, and in both. */
export function rowsToldCsv(rows: readonly RowTold[], { language }: Person): string {
  const lines = rows.map(({ line, column, reason }) => ({ line, column, reason: reason[language], ...reason }));
  return writeCsv(['line', 'column', 'reason', 'nl', 'en'], lines);
}
