import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { ClientBase, Connection } from 'pg';
import type { Open } from './door';

/** Where rows are copied to. Both are names of our own, never what somebody sent. */
export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

/** A row in the order of the target's columns. PostgreSQL reads each value by the type of its column. */
export type CopiedRow = readonly (string | number | null)[];

/** The part of the connection that speaks COPY, which its types leave out. */
type Wire = Connection & {
  readonly stream: Duplex;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** Rows go out in parts of about so many characters. */
const partSize = 65_536;

/**
 * `COPY … FROM STDIN` inside an open door: rows go in as fast as PostgreSQL takes them and as slowly as they come, so
 * that any number of them takes the memory of a few.
 *
 * @returns how many rows went in
 * @throws what `rows` throws, or what PostgreSQL says of a value; the transaction can only be rolled back then
 */
export async function copyIn(open: Open, target: CopyTarget, rows: AsyncIterable<CopiedRow>): Promise<number> {
  const client = (await open.db.queryRunner!.connect()) as ClientBase;
  const copying = new Copying(`copy ${target.table} (${target.columns.join(', ')}) from stdin`, rows);
  client.query(copying);
  return copying.done;
}

/** What the client of `pg` drives in place of a query: it tells it what the server answers. */
class Copying {
  readonly done: Promise<number>;
  private resolve: (count: number) => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;
  private count = 0;
  /** Why the rows stopped: that, and not that we gave up, is what went wrong. */
  private broken: { readonly reason: unknown } | undefined;
  private readonly ended = new AbortController();

  constructor(
    private readonly text: string,
    private readonly rows: AsyncIterable<CopiedRow>,
  ) {
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }

  submit(wire: Connection): void {
    wire.query(this.text);
  }

  handleCopyInResponse(wire: Wire): void {
    void this.send(wire);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.resolve(this.count);
  }

  handleError(error: unknown): void {
    this.ended.abort();
    this.reject(this.broken ? this.broken.reason : error);
  }

  private async send(wire: Wire): Promise<void> {
    try {
      let part = '';
      for await (const row of this.rows) {
        part += lineOf(row);
        this.count += 1;
        if (part.length < partSize) continue;
        await this.sendPart(wire, part);
        part = '';
      }
      if (part) await this.sendPart(wire, part);
      wire.endCopyFrom();
    } catch (reason) {
      if (this.ended.signal.aborted) return;
      this.broken = { reason };
      wire.sendCopyFail('The rows broke off');
    }
  }

  private async sendPart(wire: Wire, part: string): Promise<void> {
    this.ended.signal.throwIfAborted();
    wire.sendCopyFromChunk(Buffer.from(part));
    if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain', { signal: this.ended.signal });
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** PostgreSQL's text form of a row. */
function lineOf(row: CopiedRow): string {
  const cells = row.map((value) =>
    value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (char) => escapes[char]!),
  );
  return `${cells.join('\t')}\n`;
}
