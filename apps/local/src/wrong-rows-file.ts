import { type FileHandle, open, rm } from 'node:fs/promises';
import type { WrongRow } from '@app/imports';
import { writeCsv } from '@app/platform';

const columns = ['line', 'column', 'nl', 'en'];

/** The wrong rows of an import beside its file: made with the first of them. */
export class WrongRowsFile {
  private file: FileHandle | undefined;

  constructor(readonly path: string) {}

  /** Takes away what an earlier import left. */
  clear(): Promise<void> {
    return rm(this.path, { force: true });
  }

  async add(rows: readonly WrongRow[]): Promise<void> {
    const isBegun = this.file !== undefined;
    this.file ??= await open(this.path, 'w');
    const lines = rows.map(({ line, column, reason }) => ({ line, column, ...reason }));
    await this.file.write(writeCsv(columns, lines, { isBegun }));
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}
