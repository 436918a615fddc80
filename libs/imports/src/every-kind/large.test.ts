import { kinds } from '..';
import { countsOf, ImportDesk } from '../../../../test/support/import-desk';
import { type LargeList, largeLists } from '../../../../test/support/large-lists';
import { isNightly } from '../../../../test/support/seeds';
import type { Progress } from '../staging';

/** A night has a million rows of each kind; but of cases, each of which the rules open, and of which a region has hundreds. */
function rowsOf(kind: string): number {
  if (isNightly) return kind === 'running-cases' ? 20_000 : 1_000_000;
  return kind === 'pupils' ? 20_000 : 2000;
}
/** Rows in one part of the file as it comes in: so many may have been read and not yet gone on. */
const rowsPerPart = 100;

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.clockAt('2026-11-28T14:00:00+01:00');
});
afterEach(() => desk.empty());
afterAll(() => desk.close());

/**
 * A file that is made while it is read, so that it is never there as a whole. It knows how far it was read ahead of the
 * rows that had gone on each time it was asked for more.
 */
class EndlessFile {
  made = 0;
  furthestAhead = 0;
  gone: Progress = { rows: 0, bytes: 0 };
  told = 0;

  constructor(
    private readonly list: LargeList,
    private readonly rows: number,
  ) {}

  readonly onProgress = (progress: Progress) => {
    this.gone = progress;
    this.told += 1;
  };

  async *bytes() {
    yield Buffer.from(`${this.list.header}\n`);
    while (this.made < this.rows) {
      this.furthestAhead = Math.max(this.furthestAhead, this.made - this.gone.rows);
      const part = Array.from({ length: rowsPerPart }, (_, index) => this.list.rowOf(this.made + index, this.rows));
      this.made += rowsPerPart;
      yield Buffer.from(`${part.join('\n')}\n`);
    }
  }
}

async function* bytesOf(lines: Iterable<string>) {
  for (const line of lines) yield Buffer.from(line);
}

/** Seen to fail when the file is read whole before its first row goes on. */
test.each(kinds.map(({ name }) => [rowsOf(name), name] as const))(
  '%i rows of %s go in as they are read, and again change nothing',
  async (rows, kind) => {
    const list = largeLists[kind]!;
    for (const [other, lines] of list.before(rows)) await desk.take(other, bytesOf(lines));
    const first = new EndlessFile(list, rows);
    const outcome = await desk.take(kind, first.bytes(), { onProgress: first.onProgress });
    const wrong = rows / 1000;
    expect(countsOf(outcome)).toEqual({ rows, added: rows - wrong, changed: 0, unchanged: 0, wrong });
    // Progress is told each thousand rows; what is on its way is one part more.
    expect(first.furthestAhead).toBeLessThanOrEqual(1000 + rowsPerPart);
    expect([first.gone.rows, first.told]).toEqual([rows, rows / 1000 + 1]);
    const again = await desk.take(kind, new EndlessFile(list, rows).bytes());
    expect(countsOf(again)).toEqual({ rows, added: 0, changed: 0, unchanged: rows - wrong, wrong });
  },
  900_000,
);

/** Seen to fail when the cases of a batch are opened in another order. */
test('running cases are opened in the order of their file, and it is said how many land where', async () => {
  const list = largeLists['running-cases']!;
  for (const [other, lines] of list.before(1000)) await desk.take(other, bytesOf(lines));
  const outcome = await desk.take('running-cases', new EndlessFile(list, 1000).bytes());
  const opened = await desk.rows<{ number: number }>(
    `select p.number::int as number from timeline t join case_file c on c.id = t.case_id
       join pupil p on p.id = c.pupil_id order by t.seq`,
  );
  const numbers = opened.map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 999 }, (_, index) => index));
  const missed = numbers.filter((number) => number % 3 === 0).length;
  expect(outcome.foreseen.map(({ nl }) => nl)).toContain(`${missed} zaken: trede R2 gaat af op ma 30 nov 2026`);
});
