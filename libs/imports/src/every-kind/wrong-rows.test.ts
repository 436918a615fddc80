import { writeCsv } from '@app/platform';
import { lineOf, linesOf, type ListSample } from '../../../../test/support/list-samples';
import { everyKind, ListTrials } from '../../../../test/support/list-trials';

let trials: ListTrials;
beforeAll(async () => {
  trials = await ListTrials.open();
});
afterAll(() => trials.desk.close());

const joined = (...lines: readonly (string | Uint8Array)[]) =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));
const latin = (line: string) => Buffer.from(line, 'latin1');

/** The bytes of a line, of whose first letter beyond ASCII one half is gone. */
function halfALetter(line: string): Uint8Array {
  const bytes = Buffer.from(line);
  const place = bytes.findIndex((byte) => byte > 0x7f);
  return Buffer.concat([bytes.subarray(0, place + 1), bytes.subarray(place + 2)]);
}

/** A file of a header and two lines, between which stands one that is not written as they are. */
const otherwiseWritten: readonly (readonly [string, (lines: readonly string[]) => Uint8Array])[] = [
  ['half a letter in UTF-8', ([header, one, other]) => joined(header!, one!, halfALetter(one!), other!)],
  ['cp1252 in UTF-8', ([header, one, other]) => joined(header!, one!, latin(one!), other!)],
  ['cp1252 after a BOM', ([header, one, other]) => joined(`\ufeff${header}`, one!, latin(one!), other!)],
  ['UTF-8 in cp1252', ([header, one, other]) => joined(header!, latin(one!), one!, latin(other!))],
];

/** Lines that are not right, made of one that is; in which columns that is told, and in which words. */
const broken: readonly (readonly [string, (line: string) => string, RegExp, RegExp])[] = [
  ['a quote that is not closed', (line) => `"${line}`, /^$/, /aanhalingsteken/],
  ['a quote in the middle', (line) => `x"y${line}`, /^$/, /aanhalingsteken/],
  ['more fields than columns', (line) => `${line};x`, /^$/, /meer velden dan kolommen/],
  ['an end in the middle', (line) => line.split(';')[0]!, /./, /^Dit ontbreekt$/],
  ['two fields that are one', (line) => line.replace(';', ''), /./, /./],
];

describe.each(everyKind)('a list of %s', (kind, sample) => {
  let known: object[];
  beforeAll(async () => {
    await trials.begin(kind, sample);
    known = await trials.everything();
  });
  afterEach(async () => expect(await trials.everything()).toEqual(known));
  const right = { rows: 3, added: 0, changed: 0, unchanged: 2, wrong: 1 };

  /** Seen to fail when a part of a file that is no UTF-8 is cp1252 from there on. */
  test.each(otherwiseWritten)('with a line of %s tells of that one', async (_name, write) => {
    const why = 'Deze tekens zijn niet te lezen: bewaar het hele bestand in één codering, liefst UTF-8';
    expect(await trials.take(write(linesOf(sample, ...sample.rows)))).toEqual({ ...right, told: [{ at: '3 ', why }] });
  });

  test.each(broken)('with %s tells of that line', async (_name, write, columns, words) => {
    const lines = [...linesOf(sample, ...sample.rows), write(lineOf(sample, sample.fresh))];
    const { told, ...counts } = await trials.take(lines.join('\n'));
    expect(counts).toEqual(right);
    expect(told.length).toBeGreaterThan(0);
    for (const { at, why } of told) {
      const [line, ...column] = at.split(' ');
      expect([line, column.join(' '), why]).toEqual([
        '4',
        expect.stringMatching(columns),
        expect.stringMatching(words),
      ]);
    }
  });

  /** Seen to fail when a reason quotes the cell. */
  test('with formulas in its fields tells of them, and no formula', async () => {
    const formulas = ['=cmd|calc', '+cmd', '-cmd', '@cmd'];
    const rows = formulas.map((formula) => sample.columns.replaceAll(/[^;]+/g, formula));
    const { wrong, told } = await trials.take([sample.columns, ...rows].join('\n'));
    expect(wrong).toBe(formulas.length);
    expect(writeCsv(['at', 'why'], told)).not.toMatch(/cmd|[;\n"][=+@-]/);
  });
});

const never = [
  '31-2-2026',
  '2026-13-01',
  '1-1-26',
  '12/31/2026',
  '2026-11-2',
  '2026-11-02T10:00:00',
  '2026-11-02 00:00',
  '00-00-0000',
  '0000-00-00',
  '0001-01-01',
  '1-1-0001',
  '46328',
  'gisteren',
];
const hardlyMeant = ['1900-01-01', '31-12-2099'];
const noMoments = [
  '31-2-2026 10:00',
  '2026-11-02T25:00',
  '2026-11-02 10:15 uur',
  '2-11-26 10:15',
  '10:15',
  '46328,4',
  '00-00-0000 00:00',
  '0001-01-01T00:00:00Z',
  '2026-11-02T10:15:00+99:99',
];

const columnsOf = (choose: (sample: ListSample) => readonly string[]) =>
  everyKind.flatMap(([kind, sample]) => choose(sample).map((column) => [kind, column, sample] as const));

/** What is told of a column, when it holds these one after another, and all else is right. */
async function toldOf([kind, column, sample]: readonly [string, string, ListSample], cells: readonly string[]) {
  const rows = cells.map((cell) => ({ ...sample.rows[0], [column]: cell }));
  const outcome = await trials.desk.take(kind, linesOf(sample, ...rows).join('\n'));
  expect(outcome.errors.map(({ line, column: told }) => `${line} ${told}`)).toEqual(
    cells.map((_, index) => `${index + 2} ${column}`),
  );
  return outcome.errors.map(({ reason }) => reason.nl);
}

const noDate = 'Geen datum die bestaat: schrijf 2011-03-04 of 4-3-2011';
const noMoment = 'Geen moment: schrijf 2026-11-02T10:15 of 2-11-2026 10:15';

describe('of dates', () => {
  test.each(columnsOf(({ dates }) => dates))(
    '%s, in the column %s, none is taken that does not exist',
    async (...of) => {
      expect(await toldOf(of, never)).toEqual(never.map(() => noDate));
    },
  );

  /** Seen to fail with the periods of absence and the days of enrolments, which were taken as they came. */
  test.each(columnsOf(({ dates }) => dates))('%s, in the column %s, none is taken that is far off', async (...of) => {
    expect((await toldOf(of, hardlyMeant)).filter((why) => why === noDate)).toEqual([]);
  });

  /** Seen to fail with what stood behind the time, and with a moment to come: no later change would count. */
  test.each(columnsOf(({ moments }) => moments))('%s, in the column %s, no moment is taken either', async (...of) => {
    expect(await toldOf(of, noMoments)).toEqual(noMoments.map(() => noMoment));
    expect((await toldOf(of, ['1900-01-01 10:00', '31-12-2099'])).filter((why) => why === noMoment)).toEqual([]);
  });
});
