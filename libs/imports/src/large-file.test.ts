import { countsOf, file, ImportDesk } from '../../../test/support/import-desk';
import type { Progress } from './staging';

/** A night has a million. */
const rows = process.env['FAULT_SEEDS'] ? 1_000_000 : 100_000;
/** Rows in one part of the file as it comes in: so many may have been read and not yet gone on. */
const rowsPerPart = 500;

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.take('organisations', file('soort;naam;nummer', 'school;De Wilg;99WP', 'school;Rietplas;99WR'));
});
afterAll(() => desk.close());

const header = 'brin;leerlingnummer;naam;geboortedatum;gemeente\n';
/** Every thousandth row is of a school that is not there. */
const rowOf = (index: number) =>
  `${index % 1000 === 999 ? '99XX' : index % 2 ? '99WP' : '99WR'};${index};Leerling ${index};2012-05-17;Waterdam\n`;

/**
 * A file that is made while it is read, so that it is never there as a whole. It knows how far it was read ahead of the
 * rows that had gone on each time it was asked for more.
 */
class EndlessFile {
  made = 0;
  furthestAhead = 0;
  gone: Progress = { rows: 0, bytes: 0 };
  told = 0;

  readonly onProgress = (progress: Progress) => {
    this.gone = progress;
    this.told += 1;
  };

  async *bytes() {
    yield Buffer.from(header);
    while (this.made < rows) {
      this.furthestAhead = Math.max(this.furthestAhead, this.made - this.gone.rows);
      const part = Array.from({ length: rowsPerPart }, (_, index) => rowOf(this.made + index));
      this.made += rowsPerPart;
      yield Buffer.from(part.join(''));
    }
  }
}

/** Seen to fail when the file is read whole before its first row goes on. */
test(`${rows} pupils go in as they are read, and again change nothing`, async () => {
  const first = new EndlessFile();
  const outcome = await desk.take('pupils', first.bytes(), { onProgress: first.onProgress });
  const wrong = rows / 1000;
  expect(countsOf(outcome)).toEqual({ rows, added: rows - wrong, changed: 0, unchanged: 0, wrong });
  // Progress is told each thousand rows; what is on its way is one part more.
  expect(first.furthestAhead).toBeLessThanOrEqual(1000 + rowsPerPart);
  expect([first.gone.rows, first.told]).toEqual([rows, rows / 1000 + 1]);
  const again = new EndlessFile();
  const second = await desk.take('pupils', again.bytes());
  expect(countsOf(second)).toEqual({ rows, added: 0, changed: 0, unchanged: rows - wrong, wrong });
}, 600_000);
