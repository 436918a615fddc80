import { readCsv } from '@app/platform';
import type { AbsenceProfile } from './absence-profile';
import { readAbsenceRow, type School, type Statement, type WrongRow } from './absence-row';

/** A file that was read to its end. */
export interface AbsenceFile {
  /** Rows beside the header and empty lines. */
  readonly rows: number;
  readonly statements: readonly Statement[];
  /** Rows that say what an earlier row of the file said already. */
  readonly repeated: readonly Statement[];
  readonly wrong: readonly WrongRow[];
}

/**
 * Reads a file row by row. Only what is right is kept in memory, and why the rest is wrong.
 *
 * @throws Problem `invalid-content` for a file that is no CSV, or lacks a column
 */
export async function readAbsenceFile(
  bytes: AsyncIterable<Uint8Array>,
  school: School,
  profile: AbsenceProfile,
): Promise<AbsenceFile> {
  const said = new Said();
  const wrong: WrongRow[] = [];
  let rows = 0;
  for await (const row of readCsv(bytes, profile.columns)) {
    rows += 1;
    const read = readAbsenceRow(row, school, profile);
    const mistakes = 'on' in read ? said.take(read) : read;
    wrong.push(...mistakes);
  }
  const { statements, repeated } = said;
  return { rows, statements, repeated, wrong };
}

/** What a file said so far: it may say a thing twice, but not two things about one lesson. */
class Said {
  readonly statements: Statement[] = [];
  readonly repeated: Statement[] = [];
  private readonly byPart = new Map<string, Statement>();
  /** The first statement of each day that is about the whole day, or about lessons of it. */
  private readonly byDay = new Map<string, Statement>();

  /** Keeps a statement, or says why it cannot be so. */
  take(statement: Statement): readonly WrongRow[] {
    const { line, number, on, part } = statement;
    const day = `${number} ${on}`;
    const other = this.byPart.get(`${day} ${part}`);
    if (other && !isSame(other, statement)) return [otherwise(line, other.line)];
    if (other) {
      this.repeated.push(statement);
      return [];
    }
    const first = this.byDay.get(day);
    if (part !== 'late' && first && (first.part === 'day') !== (part === 'day')) return [mixed(line, first.line)];
    if (part !== 'late' && !first) this.byDay.set(day, statement);
    this.byPart.set(`${day} ${part}`, statement);
    this.statements.push(statement);
    return [];
  }
}

const isSame = (one: Statement, other: Statement) => one.kind === other.kind && one.hours === other.hours;

function otherwise(line: number, first: number): WrongRow {
  const reason = {
    nl: `Regel ${first} zegt iets anders over hetzelfde lesuur`,
    en: `Line ${first} says otherwise of the same lesson`,
  };
  return { line, column: 'code', reason };
}

function mixed(line: number, first: number): WrongRow {
  const reason = {
    nl: `Regel ${first} gaat over dezelfde dag: óf de hele dag, óf losse lesuren`,
    en: `Line ${first} is about the same day: either the whole day, or single lessons`,
  };
  return { line, column: 'lesson', reason };
}
