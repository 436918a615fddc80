import { freshDatabase } from '../../../test/support/database';
import { copyIn, type CopiedRow } from './copy-in';
import { connect } from './database';
import { Door, type Open, sqlState } from './door';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let source: Awaited<ReturnType<typeof connect>>;
let door: Door;

beforeAll(async () => {
  database = await freshDatabase();
  source = await connect({ DATABASE_URL: database.url });
  door = new Door(source);
  await asOwner(({ sql }) => sql('create table said (line int primary key, words text, on_day date)'));
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const asOwner = <T>(work: (open: Open) => Promise<T>) => door.asMachine({ task: 'test', role: 'owner' }, work);
const target = { table: 'said', columns: ['line', 'words', 'on_day'] };
const copy = (rows: AsyncIterable<CopiedRow>) => asOwner((open) => copyIn(open, target, rows));
const kept = () => asOwner(({ sql }) => sql('select line, words, on_day from said order by line'));

async function* some(...rows: CopiedRow[]) {
  yield* rows;
}

/** Seen to fail without the escapes: the tab begins another column. */
test('what goes in comes out the same, whatever characters are in it', async () => {
  const words = 'tab\t, new\nline, re\rturn, back\\slash, \\N, \\., é€𝄞 and \'"';
  expect(await copy(some([1, words, '2012-02-29'], [2, null, null], [3, '', '2012-03-01']))).toBe(3);
  expect(await kept()).toEqual([
    { line: 1, words, on_day: '2012-02-29' },
    { line: 2, words: null, on_day: null },
    { line: 3, words: '', on_day: '2012-03-01' },
  ]);
});

async function* breaking() {
  yield [4, 'a', null];
  throw new Error('the file ends here');
}

/** Seen to fail without `sendCopyFail`: the connection waits for more until the test is ended. */
test('rows that break off are not kept, and the door opens again', async () => {
  await expect(copy(breaking())).rejects.toThrow('the file ends here');
  expect(await kept()).toHaveLength(3);
});

test('a value that its column does not take breaks it off, also in the middle of many', async () => {
  let given = 0;
  async function* many() {
    for (let line = 10; line < 60_000; line += 1) {
      given += 1;
      yield [line, 'x'.repeat(50), line === 20 ? 'someday' : null];
    }
  }
  expect(await copy(many()).then(() => 'none', sqlState)).toBe('22007');
  expect(given).toBeLessThan(60_000);
  expect(await kept()).toHaveLength(3);
  expect(await copy(some([5, 'again', null]))).toBe(1);
});

/** Seen to fail without waiting for `drain`: all rows are taken before the first is asked of PostgreSQL to be kept. */
test('rows are taken no faster than they are written', async () => {
  let most = 0;
  await asOwner(async (open) => {
    const client = (await open.db.queryRunner!.connect()) as { connection: { stream: { writableLength: number } } };
    async function* wide() {
      for (let line = 1000; line < 3000; line += 1) {
        most = Math.max(most, client.connection.stream.writableLength);
        yield [line, 'x'.repeat(10_000), null];
      }
    }
    expect(await copyIn(open, target, wide())).toBe(2000);
  });
  expect(most).toBeLessThan(1_000_000);
});
