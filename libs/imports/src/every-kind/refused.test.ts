import { kinds } from '..';
import { linesOf } from '../../../../test/support/list-samples';
import { everyKind, ListTrials } from '../../../../test/support/list-trials';
import { readProfiles } from '../profile';

let trials: ListTrials;
beforeAll(async () => {
  trials = await ListTrials.open();
});
afterAll(() => trials.desk.close());

type Lines = readonly string[];
const utf16 = (lines: Lines, mark = '\ufeff') => Buffer.from(`${mark}${lines.join('\n')}\n`, 'utf16le');
const megabytes = 'x'.repeat(2_000_000);

/** What is no list of its kind, and what is said of it. */
const refused: readonly (readonly [string, (lines: Lines) => string | Uint8Array, string])[] = [
  ['nothing', () => '', 'Het bestand is leeg'],
  ['a BOM alone', () => '\ufeff', 'Het bestand is leeg'],
  ['blank lines', () => '\n\r\n \r\n', 'Het bestand is leeg'],
  ['UTF-16', (lines) => utf16(lines), 'Dit is geen CSV-bestand'],
  ['UTF-16, the big end first', (lines) => utf16(lines).swap16(), 'Dit is geen CSV-bestand'],
  ['UTF-16 without a mark', (lines) => utf16(lines, ''), 'Dit is geen CSV-bestand'],
  ['a spreadsheet', () => Buffer.from('504b0304140008000800000021000a', 'hex'), 'Dit is geen CSV-bestand'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1'), 'ontbreekt'],
  ['a NUL after its rows', (lines) => `${lines.join('\n')}\n\0`, 'Dit is geen CSV-bestand'],
  ['tabs between its columns', (lines) => lines.join('\n').replaceAll(';', '\t'), 'staat geen ; of ,'],
  ['| between its columns', (lines) => lines.join('\n').replaceAll(';', '|'), 'staat geen ; of ,'],
  ['nothing between its columns', (lines) => lines.join('\n').replaceAll(';', ''), 'ontbreekt'],
  ['no header', ([, ...rows]) => rows.join('\n'), 'ontbreekt'],
  ['another list', () => 'a;b;c\n1;2;3\n', 'ontbreekt'],
  ['a quote in its header that is not closed', (lines) => `"${lines.join('\n')}`, 'Een aanhalingsteken'],
  ['a column twice', (lines) => lines.map((line) => `${line};${line.split(';')[0]}`).join('\n'), 'staat er 2 keer'],
  ['a header of two megabytes', ([header, ...rows]) => [megabytes + header, ...rows].join('\n'), 'miljoen tekens'],
  ['a row of two megabytes', (lines) => [...lines, megabytes, ''].join('\n'), 'miljoen tekens'],
];

const seen = async () => [...(await trials.everything()), ...(await trials.desk.rows('select id from import_run'))];

describe.each(everyKind)('a list of %s', (kind, sample) => {
  let known: object[];
  beforeAll(async () => {
    await trials.begin(kind, sample);
    known = await seen();
  });
  afterEach(async () => expect(await seen()).toEqual(known));

  /** Its last row is new, and right: seen to fail when the rows before a NUL are kept. */
  const lines = linesOf(sample, ...sample.rows, sample.fresh);

  test.each(refused)('S06 allow-list: is no file with %s, and is told so', async (_name, write, words) => {
    expect(await trials.refusalOf(write(lines))).toContain(words);
  });

  test('is told by name which column it lacks', async () => {
    const [profile] = await readProfiles(
      'workflows',
      kinds.find(({ name }) => name === kind)!,
    );
    const required = Object.values(profile!.columns).filter((column) => column.required);
    for (const { names } of required) {
      const lacking = lines.map((line) => withoutColumn(line, sample.columns.split(';').indexOf(names[0]!)));
      expect(await trials.refusalOf(lacking.join('\n'))).toBe(`De kolom ${names[0]} ontbreekt (${names.join(', ')})`);
    }
    expect(required.length).toBeGreaterThan(1);
  });

  async function* broken() {
    yield Buffer.from(`${lines.join('\n')}\n`);
    throw new Error('the line went dead');
  }

  test('that breaks off half way leaves nothing', async () => {
    await expect(trials.take(broken())).rejects.toThrow('the line went dead');
  });
});

function withoutColumn(line: string, place: number): string {
  return line.split(';').toSpliced(place, 1).join(';');
}
