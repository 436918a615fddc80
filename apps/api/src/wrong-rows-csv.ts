import { type Person, writeCsv } from '@app/platform';
import type { Sentence } from '@app/rules';

/** Why a row of a list did not go in. */
interface WrongRow {
  readonly line: number;
  readonly column: string;
  readonly reason: Sentence;
}

/** The wrong rows of a list as a file: the reason in the reader's language, and in both. */
export function wrongRowsCsv(rows: readonly WrongRow[], { language }: Person): string {
  const lines = rows.map(({ line, column, reason }) => ({ line, column, reason: reason[language], ...reason }));
  return writeCsv(['line', 'column', 'reason', 'nl', 'en'], lines);
}
