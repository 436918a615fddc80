import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { machineInWords } from './machine';
import type { Spread } from './rounds';

/** One thing that was measured, beside what is to be reached. */
export interface Row {
  readonly work: string;
  readonly found: string;
  readonly toReach: string;
  readonly isReached: boolean;
  /** False: so far from it that the command fails. Left out for what is told in times, which no exit status rests on. */
  readonly passes?: boolean;
}

export const inWords = ({ median, least, most }: Spread, digits = 1): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The rows of a work, as a table. */
export function rowsTable(rows: readonly Row[]): string {
  return table(
    ['Work', 'Found', 'To reach', ''],
    rows.map(({ work, found, toReach, isReached }) => [work, found, toReach, isReached ? 'reached' : 'not reached']),
  );
}

export { table };

const file = 'docs/performance.md';

/** Puts a section of figures in its place between two marks of `docs/performance.md`. What people wrote around it stays. */
export function writeSection(name: string, body: string): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const section = `${begin}\n\n_${machineInWords()}; ${new Date().toISOString().slice(0, 10)}_\n\n${body}\n\n${end}`;
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [first, last] = [text.indexOf(begin), text.indexOf(end)];
  const isThere = first >= 0 && last >= first;
  writeFileSync(
    file,
    isThere ? text.slice(0, first) + section + text.slice(last + end.length) : `${text}\n${section}\n`,
  );
}
