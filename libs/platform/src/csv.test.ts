import { readCsv } from './csv';
import { writeCsv } from './csv-out';

const columns = {
  pupil: { names: ['leerlingnummer', 'stamnr'], required: true },
  on: { names: ['datum'], required: true },
  reason: { names: ['reden'], required: false },
};

/** Bytes in small uneven parts, as a network brings them. */
async function* inParts(bytes: Uint8Array, size = 7) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(file: string | Uint8Array) {
  const rows = [];
  for await (const row of readCsv(inParts(Buffer.from(file as string)), columns)) rows.push(row);
  return rows;
}

const renée = [{ line: 2, cells: { pupil: '00123', on: '2026-11-02', reason: 'Renée – €5' } }];

test.each([
  ['UTF-8', Buffer.from('leerlingnummer;datum;reden\n00123;2026-11-02;Renée – €5\n')],
  ['UTF-8 with BOM', Buffer.from('\ufeffleerlingnummer;datum;reden\r\n00123;2026-11-02;Renée – €5\r\n')],
  ['commas, without a last line end', Buffer.from('leerlingnummer,datum,reden\n00123,2026-11-02,Renée – €5')],
  ['cp1252', Buffer.from('leerlingnummer;datum;reden\n00123;2026-11-02;Ren\xe9e \x96 \x805\n', 'latin1')],
  ['other names, order and case', Buffer.from('Datum;onbekend; REDEN ;Stam_Nr\n2026-11-02;x;Renée – €5;00123\n')],
  ['old line ends', Buffer.from('leerlingnummer;datum;reden\r00123;2026-11-02;Renée – €5\r')],
  ['quotes', Buffer.from('"leerlingnummer";"datum";"reden"\n"00123";2026-11-02;"Renée – €5"\n\n;;\n')],
])('%s reads the same', async (_name, file) => {
  expect(await read(file)).toEqual(renée);
});

test('quoted fields hold delimiters, quotes and line ends; lines are counted on', async () => {
  expect(await read('stamnr;datum;reden\n1;a;"x;""y""\nz"\n2;b;c\n')).toEqual([
    { line: 2, cells: { pupil: '1', on: 'a', reason: 'x;"y"\nz' } },
    { line: 4, cells: { pupil: '2', on: 'b', reason: 'c' } },
  ]);
});

test('a quote that is never closed, or stands wrong, costs its own line and no other', async () => {
  const file = 'stamnr;datum;reden\n1;a;"x\n2;b;"y"\n3;c;"z"z\n4;d;q"q\n5;e;f\n6;g;"h';
  expect(await read(file)).toEqual([
    { line: 2, unreadable: 'quotes' },
    { line: 3, cells: { pupil: '2', on: 'b', reason: 'y' } },
    { line: 4, unreadable: 'quotes' },
    { line: 5, unreadable: 'quotes' },
    { line: 6, cells: { pupil: '5', on: 'e', reason: 'f' } },
    { line: 7, unreadable: 'quotes' },
  ]);
});

test('a row that is longer than the header is not guessed at; a shorter one has empty cells', async () => {
  expect(await read('stamnr;datum;reden\n1;a;b;c\n2;b\n')).toEqual([
    { line: 2, unreadable: 'more-cells-than-columns' },
    { line: 3, cells: { pupil: '2', on: 'b', reason: '' } },
  ]);
});

test('a byte that is no UTF-8 in a file that says it is, spoils its line only', async () => {
  const file = Buffer.concat([Buffer.from('\ufeffstamnr;datum\n1;a\n'), Buffer.from([0xe9]), Buffer.from(';b\n2;c\n')]);
  expect(await read(file)).toEqual([
    { line: 2, cells: { pupil: '1', on: 'a', reason: '' } },
    { line: 3, unreadable: 'characters' },
    { line: 4, cells: { pupil: '2', on: 'c', reason: '' } },
  ]);
});

/** Seen to fail when a part that is no UTF-8 is read as cp1252 though what came before was UTF-8, and the other way round. */
test.each([
  ['UTF-8 whose letter is broken', 'Ren\xc3\xa9e', 'Ren\xc3\xa9e\xc3', 'Zo\xc3\xab'],
  ['UTF-8 with a line of cp1252', 'Ren\xc3\xa9e', 'Ren\xe9e', 'Zo\xc3\xab'],
  ['cp1252 with a line of UTF-8', 'Ren\xe9e', 'Ren\xc3\xa9e', 'Zo\xeb'],
])('%s: that line is told, and no letter is guessed', async (_name, first, wrong, last) => {
  const file = ['stamnr;datum', `1;${first}`, `2;${wrong}`, `3;${last}`, '4;a'].join('\n');
  expect(await read(Buffer.from(file, 'latin1'))).toEqual([
    { line: 2, cells: { pupil: '1', on: 'Renée', reason: '' } },
    { line: 3, unreadable: 'characters' },
    { line: 4, cells: { pupil: '3', on: 'Zoë', reason: '' } },
    { line: 5, cells: { pupil: '4', on: 'a', reason: '' } },
  ]);
});

test('what lost its characters before it came is not taken for text of another encoding', async () => {
  expect(await read('stamnr;datum\n1;Ren\ufffde\n')).toEqual([{ line: 2, unreadable: 'characters' }]);
});

/** How many of twenty equal parts were asked for after a header, and why no more. */
async function askedOf(part: string): Promise<{ asked: number; why?: string }> {
  let asked = 0;
  async function* twenty() {
    yield Buffer.from('stamnr;datum\n');
    while (asked < 20) {
      asked += 1;
      yield Buffer.from(part);
    }
  }
  try {
    for await (const row of readCsv(twenty(), columns)) if ('unreadable' in row) throw new Error(row.unreadable);
  } catch (error) {
    return { asked, why: (error as Error).message };
  }
  return { asked };
}

/** Seen to fail without a longest line, and when only a line feed ends one. */
test('a line without end is not read to its end, and old line ends are line ends', async () => {
  expect(await askedOf('x'.repeat(100_000))).toEqual({
    asked: 11,
    why: expect.stringContaining('a million characters'),
  });
  expect(await askedOf(`1;${'x'.repeat(500)}\r`.repeat(200))).toEqual({ asked: 20 });
});

test.each([
  ['', 'The file is empty'],
  ['\ufeff', 'The file is empty'],
  ['"stamnr;datum\n1;2\n', 'A quote stands where none may stand, or is not closed'],
  ['stamnr\tdatum\n1\t2\n', expect.stringContaining('no ; or , between the columns')],
  ['stamnr|datum\n1|2\n', expect.stringContaining('no ; or , between the columns')],
  ['\n \n', 'The file is empty'],
  ['datum;reden\n1;2\n', 'The column leerlingnummer is missing (leerlingnummer, stamnr)'],
  ['stamnr;Stam Nr;datum\n1;2;3\n', 'The column leerlingnummer is there 2 times'],
  [Buffer.from('stamnr;datum\n1;a\n', 'utf16le'), expect.stringContaining('no CSV file')],
  [Buffer.from('\ufeffstamnr;datum\n1;a\n', 'utf16le'), expect.stringContaining('no CSV file')],
])('a file that is none is refused by name: %j', async (file, detail) => {
  await expect(read(file as string)).rejects.toMatchObject({ kind: 'invalid-content', detail });
});

test('S06 no macros: what is written reads back the same, and no cell becomes a formula', async () => {
  const rows = [{ leerlingnummer: '00123', datum: '2026-11-02', reden: 'x;"y"\nz' }];
  const [row] = await read(writeCsv(['leerlingnummer', 'datum', 'reden'], rows));
  expect(row).toEqual({ line: 2, cells: { pupil: '00123', on: '2026-11-02', reason: 'x;"y"\nz' } });
  expect(writeCsv(['a'], [{ a: '=1+1' }])).toBe(`\ufeffa\r\n'=1+1\r\n`);
});
