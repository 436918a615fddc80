import { daysBetween, type LocalDate } from './local-date';
import { writtenDate } from './written-date';

/** Days on which an organisation is closed by itself, both included: a study day, a second week in May, a bridging day. */
export interface ClosingDays {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly name: string;
}

/** What a list of closing days says; nothing is right to use while there are mistakes. */
export interface ClosingDaysRead {
  readonly days: readonly ClosingDays[];
  readonly mistakes: readonly string[];
}

/** Nobody is closed for longer than this at a time: who writes that has mistaken a year. */
const longestDays = 70;
const longestName = 80;

/**
 * Reads `eerste_dag;laatste_dag;naam`, a period a line, header first. A period of one day may leave `laatste_dag` empty.
 * No line at all says that there are no closing days.
 */
export function readClosingDays(csv: string): ClosingDaysRead {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (cellsOf(header).join(';').toLowerCase() !== 'eerste_dag;laatste_dag;naam') {
    return { days: [], mistakes: ['line 1: the columns are eerste_dag;laatste_dag;naam'] };
  }
  const days: ClosingDays[] = [];
  const mistakes: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = periodOf(cellsOf(line));
    if (typeof read === 'string') mistakes.push(`line ${index + 2}: ${read}`);
    else days.push(read);
  }
  return { days: inOrderOfTime(days), mistakes };
}

const cellsOf = (line: string) => line.split(';').map((cell) => cell.trim());

function periodOf(cells: readonly string[]): ClosingDays | string {
  const [firstCell = '', lastCell = '', name = ''] = cells;
  const first = writtenDate(firstCell);
  const last = lastCell === '' ? first : writtenDate(lastCell);
  if (cells.length !== 3 || !first || !last) return 'expected eerste_dag;laatste_dag;naam';
  const period = { first, last, name };
  return wrongInPeriod(period) ?? period;
}

/** What is wrong with a period; undefined when nothing is. */
export function wrongInPeriod({ first, last, name }: ClosingDays): string | undefined {
  if (last < first) return `it ends (${last}) before it begins (${first})`;
  if (daysBetween(first, last) >= longestDays)
    return `an organisation is not closed by itself for more than ${longestDays} days`;
  if (name === '' || name.length > longestName) return `it needs a name of at most ${longestName} characters`;
  return undefined;
}

/** In order of time, so that equal lists are equal texts. */
export function inOrderOfTime(days: readonly ClosingDays[]): readonly ClosingDays[] {
  const keyOf = ({ first, last, name }: ClosingDays) => `${first} ${last} ${name}`;
  return days.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
