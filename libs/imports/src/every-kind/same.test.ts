import { linesOf } from '../../../../test/support/list-samples';
import { everyKind, ListTrials } from '../../../../test/support/list-trials';

let trials: ListTrials;
beforeAll(async () => {
  trials = await ListTrials.open();
});
afterAll(() => trials.desk.close());

type Lines = readonly string[];
const cellsOf = (line: string) => line.split(';');

/** The same file as several systems write it. */
const shapes: readonly (readonly [string, (lines: Lines) => string | Uint8Array])[] = [
  ['UTF-8', (lines) => lines.join('\n')],
  ['UTF-8 and a BOM', (lines) => `\ufeff${lines.join('\r\n')}\r\n`],
  ['cp1252', (lines) => Buffer.from(lines.join('\r\n'), 'latin1')],
  [
    'commas',
    (lines) => lines.map((line) => cellsOf(line).map((cell) => (cell.includes(',') ? `"${cell}"` : cell))).join('\n'),
  ],
  ['quotes around every field', (lines) => lines.map((line) => `"${line.replaceAll(';', '";"')}"`).join('\n')],
  [
    'a column of no use, with line ends, quotes and separators in its fields',
    ([header, ...rows]) => [`${header};opmerking`, ...rows.map((row) => `${row};"a ""b"";\r\nc, d"`)].join('\r\n'),
  ],
  ['columns turned round', (lines) => lines.map((line) => cellsOf(line).toReversed().join(';')).join('\n')],
  ['spaces around every field', (lines) => lines.map((line) => ` ${line.replaceAll(';', ' ; ')}\u00a0`).join('\n')],
  ['separators at the end of every line', (lines) => lines.map((line) => `${line};;;`).join('\n')],
  ['rows that end before their empty fields', (lines) => lines.map((line) => line.replace(/;+$/, '')).join('\n')],
  ['old line ends and empty lines', (lines) => `\r${lines.join('\r\r')}\r;;\r`],
  ['line ends of three systems', (lines) => lines.map((line, index) => line + ['\n', '\r', '\r\n'][index]).join('')],
];

describe.each(everyKind)('a list of %s', (kind, sample) => {
  let known: object[];
  beforeAll(async () => {
    await trials.begin(kind, sample);
    known = await trials.everything();
  });
  afterEach(async () => expect(await trials.everything()).toEqual(known));

  /** Seen to fail when fields are not trimmed, and when only a line feed ends a line. */
  test.each(shapes)('with %s is the same list, and changes nothing', async (_name, write) => {
    expect(await trials.take(write(linesOf(sample, ...sample.rows)))).toEqual({
      rows: 2,
      added: 0,
      changed: 0,
      unchanged: 2,
      wrong: 0,
      told: [],
    });
  });

  test('without rows adds none', async () => {
    expect(await trials.take(sample.columns)).toMatchObject({ rows: 0, added: 0, wrong: 0 });
  });

  test('in a trial counts a row once that stands there twice, tells which contradicts it, and keeps nothing', async () => {
    const { fresh, otherwise, toldIn } = sample;
    const lines = linesOf(sample, fresh, fresh, { ...fresh, ...otherwise });
    expect(await trials.take(lines.join('\n'), true)).toEqual({
      rows: 3,
      added: 1,
      changed: 0,
      unchanged: 1,
      wrong: 1,
      told: [{ at: `4 ${toldIn}`, why: 'Regel 2 zegt iets anders over hetzelfde' }],
    });
  });
});
