import { cellsOf, type Line, recordsOf } from './csv-records';
import { type Words, wrongFile } from './csv-problem';
import { linesOf } from './csv-text';

/** The columns that a file may have: under which names each goes, and whether it must be there. */
export type CsvColumns = Readonly<Record<string, { readonly names: readonly string[]; readonly required: boolean }>>;

/** A record of the file: `line` is the line it begins on, counted from 1 with the header. */
export interface CsvRow<Column extends string = string> {
  readonly line: number;
  /** As it stands in the file, trimmed, so that leading zeros stay; '' for what is not there. */
  readonly cells: Readonly<Record<Column, string>>;
}

/** A line that cannot be read. */
export interface UnreadableRow {
  readonly line: number;
  readonly unreadable: 'quotes' | 'more-cells-than-columns' | 'characters';
}

/** Why a line cannot be read, in words. */
export const unreadable: Readonly<Record<UnreadableRow['unreadable'], Words>> = {
  quotes: {
    nl: 'Een aanhalingsteken staat verkeerd of wordt niet gesloten',
    en: 'A quote stands where none may stand, or is not closed',
  },
  'more-cells-than-columns': { nl: 'Er staan meer velden dan kolommen', en: 'There are more fields than columns' },
  characters: {
    nl: 'Deze tekens zijn niet te lezen: bewaar het hele bestand in één codering, liefst UTF-8',
    en: 'These characters cannot be read: save the whole file in one encoding, preferably UTF-8',
  },
};

/**
 * Reads a CSV file record by record: `;` or `,` as the header has it, quoted fields, UTF-8 or cp1252, columns in any
 * order under any of their names. Columns that nobody knows are left out, empty lines too.
 *
 * @param bytes the file as it comes in; only a few lines of it are kept at a time
 * @param wanted the columns, or who chooses them by the cells of the header
 * @throws Problem `invalid-content` when there is no header, or one that lacks a column or has one twice
 */
export async function* readCsv<Columns extends CsvColumns>(
  bytes: AsyncIterable<Uint8Array>,
  wanted: Columns | ((header: readonly string[]) => Columns),
): AsyncGenerator<CsvRow<keyof Columns & string> | UnreadableRow> {
  const lines = numbered(linesOf(bytes));
  const header = await firstLine(lines);
  const delimiter = count(header, ',') > count(header, ';') ? ',' : ';';
  const cells = headerCells(header, delimiter);
  const columns = typeof wanted === 'function' ? wanted(cells) : wanted;
  const names = namesIn(cells, columns);
  const empty = Object.fromEntries(Object.keys(columns).map((column) => [column, '']));
  for await (const { line, cells: given } of recordsOf(lines, delimiter)) {
    if (!given) yield { line, unreadable: 'quotes' };
    else if (given.some((cell) => cell !== '')) yield rowOf({ line, cells: given, names, empty });
  }
}

const count = (text: string, mark: string) => text.split(mark).length - 1;

async function* numbered(texts: AsyncIterable<string>): AsyncGenerator<Line, undefined> {
  let line = 0;
  for await (const text of texts) {
    line += 1;
    yield { line, text };
  }
}

/** Many systems write tabs or `|`; every column would be missing then, though one sees it stand there. */
function headerCells(header: string, delimiter: string): readonly string[] {
  const cells = cellsOf(header, delimiter);
  if (!cells) throw wrongFile([unreadable.quotes]);
  if (cells.length === 1 && /[\t|]/.test(header)) throw wrongFile([otherSeparators]);
  return cells;
}

const otherSeparators: Words = {
  nl: 'Tussen de kolommen staat geen ; of , : bewaar het bestand met puntkomma’s',
  en: 'There is no ; or , between the columns: save the file with semicolons',
};

/** The first line with something on it. The rest of the lines stay to be read. */
async function firstLine(lines: AsyncGenerator<Line, undefined>): Promise<string> {
  for (;;) {
    const { value } = await lines.next();
    if (!value) throw wrongFile([{ nl: 'Het bestand is leeg', en: 'The file is empty' }]);
    if (value.text.trim()) return value.text;
  }
}

/** Names differ in case, spaces, dashes and underscores from system to system. */
const plain = (name: string) => name.toLowerCase().replace(/[\s._-]/g, '');

const twice = (name: string, times: number): Words => ({
  nl: `De kolom ${name} staat er ${times} keer`,
  en: `The column ${name} is there ${times} times`,
});
const missing = (names: readonly string[]): Words => ({
  nl: `De kolom ${names[0]} ontbreekt (${names.join(', ')})`,
  en: `The column ${names[0]} is missing (${names.join(', ')})`,
});

/** How well columns fit a header: what is wrong, in sentences, and how many cells of it they know. */
export function headerFit(header: readonly string[], columns: CsvColumns): { wrong: readonly Words[]; known: number } {
  const found = knownIn(header, columns);
  const wrong = Object.entries(columns).flatMap(([column, { names, required }]) => {
    const times = found.filter((name) => name === column).length;
    if (times > 1) return [twice(names[0]!, times)];
    return required && times === 0 ? [missing(names)] : [];
  });
  return { wrong, known: found.filter((name) => name !== undefined).length };
}

/** For each cell of the header the column it is; undefined for one that nobody knows. */
function knownIn(header: readonly string[], columns: CsvColumns): readonly (string | undefined)[] {
  const known = new Map(Object.entries(columns).flatMap(([column, { names }]) => names.map((n) => [plain(n), column])));
  return header.map((cell) => known.get(plain(cell)));
}

function namesIn(header: readonly string[], columns: CsvColumns): readonly (string | undefined)[] {
  const { wrong } = headerFit(header, columns);
  if (wrong.length > 0) throw wrongFile(wrong);
  return knownIn(header, columns);
}

interface Found {
  readonly line: number;
  readonly cells: readonly string[];
  readonly names: readonly (string | undefined)[];
  readonly empty: Readonly<Record<string, string>>;
}

function rowOf<Column extends string>({ line, cells: given, names, empty }: Found): CsvRow<Column> | UnreadableRow {
  if (given.slice(names.length).some((cell) => cell !== '')) return { line, unreadable: 'more-cells-than-columns' };
  if (given.some((cell) => cell.includes('\ufffd'))) return { line, unreadable: 'characters' };
  const cells = names.flatMap((name, index) => (name ? [[name, given[index] ?? '']] : []));
  return { line, cells: { ...empty, ...Object.fromEntries(cells) } as Record<Column, string> };
}
