import { parse } from 'csv-parse/sync';

export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A record begins on a line; without cells its quotes are wrong. */
export interface CsvRecord {
  readonly line: number;
  readonly cells?: readonly string[];
}

interface Taken {
  readonly record: CsvRecord;
  /** How many lines it is made of. */
  readonly lines: number;
}

/** A quoted field may hold line ends, but a quote that is still open after so many lines was never closed. */
const longestRecord = 20;

/**
 * Joins lines to records, where a quoted field holds line ends. A line whose quotes are wrong becomes a record without
 * cells, and the line after it is read as if it had not been there: one slip of the pen loses one line.
 */
export async function* recordsOf(lines: AsyncIterable<Line>, delimiter: string): AsyncGenerator<CsvRecord> {
  let open: Line[] = [];
  const taken = (next: Taken) => {
    open = open.slice(next.lines);
    return next.record;
  };
  for await (const line of lines) {
    open.push(line);
    for (let next = takeRecord(open, delimiter); next; next = takeRecord(open, delimiter)) yield taken(next);
  }
  while (open.length > 0) yield taken(takeRecord(open, delimiter) ?? wrong(open[0]!));
}

const wrong = ({ line }: Line): Taken => ({ record: { line }, lines: 1 });

/** The first record of these lines; undefined while a line to come may still close its last field. */
function takeRecord(open: readonly Line[], delimiter: string): Taken | undefined {
  const [first] = open;
  if (!first) return undefined;
  let text = '';
  for (const [index, line] of open.entries()) {
    text += index === 0 ? line.text : `\n${line.text}`;
    if (endsInQuotes(text, delimiter)) continue;
    const cells = cellsOf(text, delimiter);
    return cells ? { record: { line: first.line, cells }, lines: index + 1 } : wrong(first);
  }
  return open.length < longestRecord ? undefined : wrong(first);
}

function endsInQuotes(text: string, delimiter: string): boolean {
  if (!text.includes('"')) return false;
  let at: 'begin' | 'plain' | 'quoted' | 'closing' = 'begin';
  for (const char of text) {
    if (at === 'quoted') at = char === '"' ? 'closing' : 'quoted';
    else if (char === delimiter) at = 'begin';
    else if (char === '"' && at !== 'plain') at = 'quoted';
    else if (char !== ' ') at = 'plain';
  }
  return at === 'quoted';
}

/** The cells of one record, trimmed; undefined when a quote stands where none may stand. */
export function cellsOf(text: string, delimiter: string): readonly string[] | undefined {
  if (text.trim() === '') return [];
  // Most lines have no quotes, and a parser for each of them costs more than all the rest of a large file.
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  try {
    return parse(text, { delimiter, trim: true, relax_column_count: true })[0];
  } catch {
    return undefined;
  }
}
