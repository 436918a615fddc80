import { addDays } from '@app/rules';
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

interface Shape {
  readonly header: string;
  rowOf(index: number): string;
}

/** Every thousandth row is of a school that is not there. */
const pupils: Shape = {
  header: 'brin;leerlingnummer;naam;geboortedatum;gemeente\n',
  rowOf: (index) =>
    `${index % 1000 === 999 ? '99XX' : index % 2 ? '99WP' : '99WR'};${index};Leerling ${index};2012-05-17;Waterdam\n`,
};

/**
 * A file that is made while it is read, so that it is never there as a whole. It knows how far it was read ahead of the
 * rows that had gone on each time it was asked for more.
 */
class EndlessFile {
  made = 0;
  furthestAhead = 0;
  gone: Progress = { rows: 0, bytes: 0 };
  told = 0;

  constructor(private readonly shape: Shape) {}

  readonly onProgress = (progress: Progress) => {
    this.gone = progress;
    this.told += 1;
  };

  async *bytes() {
    yield Buffer.from(this.shape.header);
    while (this.made < rows) {
      this.furthestAhead = Math.max(this.furthestAhead, this.made - this.gone.rows);
      const part = Array.from({ length: rowsPerPart }, (_, index) => this.shape.rowOf(this.made + index));
      this.made += rowsPerPart;
      yield Buffer.from(part.join(''));
    }
  }
}

/** Seen to fail when the file is read whole before its first row goes on. */
test(`${rows} pupils go in as they are read, and again change nothing`, async () => {
  const first = new EndlessFile(pupils);
  const outcome = await desk.take('pupils', first.bytes(), { onProgress: first.onProgress });
  const wrong = rows / 1000;
  expect(countsOf(outcome)).toEqual({ rows, added: rows - wrong, changed: 0, unchanged: 0, wrong });
  // Progress is told each thousand rows; what is on its way is one part more.
  expect(first.furthestAhead).toBeLessThanOrEqual(1000 + rowsPerPart);
  expect([first.gone.rows, first.told]).toEqual([rows, rows / 1000 + 1]);
  const again = new EndlessFile(pupils);
  const second = await desk.take('pupils', again.bytes());
  expect(countsOf(second)).toEqual({ rows, added: 0, changed: 0, unchanged: rows - wrong, wrong });
}, 600_000);

/** Fifty days of leave of the first pupils; a thousandth of them was wrong in their own list, and is not known. */
const absences: Shape = {
  header: 'brin;leerlingnummer;datum;code\n',
  rowOf(index) {
    const pupil = index % (rows / 50);
    const on = addDays('2026-08-31', Math.floor((index * 50) / rows));
    return `${pupil % 2 ? '99WP' : '99WR'};${pupil};${on};G\n`;
  },
};

test(`${rows} statements of absence go in as they are read, and again change nothing`, async () => {
  await desk.clockAt('2026-12-07T08:00:00+01:00');
  const first = new EndlessFile(absences);
  const outcome = await desk.take('absences', first.bytes(), { onProgress: first.onProgress });
  const known = { rows, wrong: outcome.wrong };
  expect(countsOf(outcome)).toEqual({ ...known, added: rows - outcome.wrong, changed: 0, unchanged: 0 });
  expect(outcome.wrong).toBe(rows / 1000);
  expect(first.furthestAhead).toBeLessThanOrEqual(1000 + rowsPerPart);
  const again = await desk.take('absences', new EndlessFile(absences).bytes());
  expect(countsOf(again)).toEqual({ ...known, added: 0, changed: 0, unchanged: rows - outcome.wrong });
}, 600_000);
