import { countsOf, file, ImportDesk } from '../../../../test/support/import-desk';
import type { Progress } from '../staging';

const rows = process.env['FAULT_SEEDS'] ? 20_000 : 2_000;
/** Rows in one part of the file as it comes in: so many may have been read and not yet gone on. */
const rowsPerPart = 100;

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.rows(`update clock set held_at = '2026-11-28T14:00:00+01:00'`);
  await desk.take(
    'organisations',
    file('soort;naam;nummer;gemeenten', 'school;Rietplas;99WR;', 'leerplicht;LP;;Waterdam'),
  );
  await desk.take(
    'people',
    file('organisatie;niveau;naam;functie;e-mail', '99WR;persoon;M;c;m@x.example', 'LP;persoon;J;l;j@x.example'),
  );
  const all = Array.from({ length: rows }, (_, index) => `99WR;${index};Leerling ${index};4-3-2011;Waterdam`);
  await desk.take('pupils', file('brin;leerlingnummer;naam;geboortedatum;gemeente', ...all));
});
afterAll(() => desk.close());

/** Every twentieth is of a pupil that is not there; a third missed its step. */
const rowOf = (index: number) =>
  `99WR;${index % 20 === 19 ? 'x' : ''}${index};long-relative-absence;6-10-2026;talk;${index % 3 ? '3-12' : '24-11'}-2026\n`;

/** A file that is made while it is read, and knows how far it was read ahead of the rows that had gone on. */
class EndlessFile {
  made = 0;
  furthestAhead = 0;
  gone: Progress = { rows: 0, bytes: 0 };

  readonly onProgress = (progress: Progress) => void (this.gone = progress);

  async *bytes() {
    yield Buffer.from('brin;leerlingnummer;afspraak;eerste dag afwezig;open stap;uiterlijk\n');
    while (this.made < rows) {
      this.furthestAhead = Math.max(this.furthestAhead, this.made - this.gone.rows);
      const part = Array.from({ length: rowsPerPart }, (_, index) => rowOf(this.made + index));
      this.made += rowsPerPart;
      yield Buffer.from(part.join(''));
    }
  }
}

/** Seen to fail when the cases of a batch are opened in another order. */
test(`${rows} running cases go in as they are read, in the order of the file, and again change nothing`, async () => {
  const first = new EndlessFile();
  const wrong = rows / 20;
  const outcome = await desk.take('running-cases', first.bytes(), { onProgress: first.onProgress });
  expect(countsOf(outcome)).toEqual({ rows, added: rows - wrong, changed: 0, unchanged: 0, wrong });
  expect(first.furthestAhead).toBeLessThanOrEqual(1000 + rowsPerPart);
  const opened = await desk.rows<{ number: number }>(
    `select p.number::int as number from timeline t join case_file c on c.id = t.case_id join pupil p on p.id = c.pupil_id order by t.seq`,
  );
  const numbers = opened.map(({ number }) => number);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  const missed = numbers.filter((number) => number % 3 === 0).length;
  expect(outcome.foreseen.map(({ nl }) => nl)).toContain(`${missed} zaken: trede R2 gaat af op ma 30 nov 2026`);
  const again = await desk.take('running-cases', new EndlessFile().bytes());
  expect(countsOf(again)).toEqual({ rows, added: 0, changed: 0, unchanged: rows - wrong, wrong });
}, 300_000);
