import { type CopiedRow, copyIn, type CsvRow, type Open, readCsv, type UnreadableRow } from '@app/platform';
import type { Kind } from './kind';
import { chooseProfile, type Profile } from './profile';
import type { Mistake } from './reasons';
import { type Around, RowReader } from './row-reader';

/** How far a file has been read. */
export interface Progress {
  readonly rows: number;
  readonly bytes: number;
}

/** What a file is read by. */
export interface Reading {
  readonly kind: Kind;
  readonly profiles: readonly Profile[];
  /** The profile's name; the header says which when nobody does. */
  readonly profile?: string;
  readonly around: Around;
  readonly onProgress?: (progress: Progress) => void;
}

/** A file that was read to its end. */
export interface Staged {
  readonly profile: Profile;
  /** Rows beside the header and empty lines. */
  readonly rows: number;
  /** Rows that are not of this region. */
  readonly passedOver: number;
}

/** Progress is told every so many rows. */
const rowsPerWord = 1000;

/**
 * Copies a file into the table `staged` of this transaction: per row its values, or its mistakes. Nothing of the file
 * stays in memory but the row at hand.
 *
 * @throws Problem `invalid-content` for what is no such file
 */
export async function stage(open: Open, bytes: AsyncIterable<Uint8Array>, reading: Reading): Promise<Staged> {
  const { kind } = reading;
  const columns = Object.entries(kind.staged).map(([name, type]) => `${name} ${type}`);
  await open.sql(
    `create temporary table staged (line int not null, mistakes jsonb, ${columns.join(', ')}) on commit drop`,
  );
  const rows = new FileRows(bytes, reading);
  await copyIn(open, { table: 'staged', columns: ['line', 'mistakes', ...Object.keys(kind.staged)] }, rows.read());
  await open.sql('analyze staged');
  return rows.staged();
}

/** The rows of one file on their way. */
class FileRows {
  private bytesRead = 0;
  private rowsRead = 0;
  private passedOver = 0;
  private profile: Profile | undefined;

  constructor(
    private readonly bytes: AsyncIterable<Uint8Array>,
    private readonly reading: Reading,
  ) {}

  async *read(): AsyncGenerator<CopiedRow> {
    const { profiles, profile, onProgress } = this.reading;
    const choose = (header: readonly string[]) => {
      this.profile = chooseProfile(profiles, header, profile);
      return this.profile.columns;
    };
    for await (const row of readCsv(this.counted(), choose)) {
      this.rowsRead += 1;
      if (this.rowsRead % rowsPerWord === 0) onProgress?.(this.progress());
      const copied = this.copied(row);
      if (copied) yield copied;
    }
    onProgress?.(this.progress());
  }

  staged(): Staged {
    return { profile: this.profile!, rows: this.rowsRead, passedOver: this.passedOver };
  }

  private progress(): Progress {
    return { rows: this.rowsRead, bytes: this.bytesRead };
  }

  private async *counted(): AsyncGenerator<Uint8Array> {
    for await (const part of this.bytes) {
      this.bytesRead += part.length;
      yield part;
    }
  }

  /** The row as it goes into the table; undefined for one of elsewhere. */
  private copied(row: CsvRow | UnreadableRow): CopiedRow | undefined {
    const { kind, around } = this.reading;
    if ('unreadable' in row) return this.wrong(row.line, [{ column: '', why: row.unreadable }]);
    if (this.isElsewhere(row)) {
      this.passedOver += 1;
      return undefined;
    }
    const reader = new RowReader(row.cells, this.profile!, around);
    const values = kind.read(reader);
    if (reader.wrong.length > 0) return this.wrong(row.line, reader.wrong);
    return [row.line, null, ...Object.keys(kind.staged).map((column) => values[column] ?? null)];
  }

  /** Of a wrong row only where and why goes on, nothing that stood there. */
  private wrong(line: number, mistakes: readonly Mistake[]): CopiedRow {
    return [line, JSON.stringify(mistakes), ...Object.keys(this.reading.kind.staged).map(() => null)];
  }

  private isElsewhere({ cells }: CsvRow): boolean {
    const { within } = this.profile!;
    if (!within) return false;
    const { municipalities, boards } = this.reading.around;
    const given = cells[within.field] ?? '';
    return within.of === 'boards' ? !boards.has(given.toUpperCase()) : !municipalities.has(given.toLowerCase());
  }
}
