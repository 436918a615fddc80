import { createHmac } from 'node:crypto';
import { countsOf, file, ImportDesk } from '../../../test/support/import-desk';
import { hashable, Identities } from './identity';

const key = 'a key of the test, which is long enough';
let desk: ImportDesk;

beforeAll(async () => {
  desk = await ImportDesk.open(key);
  await desk.take('organisations', file('soort;naam;nummer', 'school;De Wilg;99WP', 'school;Rietplas;99WR'));
});
afterAll(() => desk.close());

/** 99999… is given to nobody; of education numbers there is no such range, and these are ours. */
const bsn = '999990019';
const otherBsn = '999990020';
const educationNumber = '100000004';

const header = 'brin;leerlingnummer;naam;geboortedatum;gemeente;bsn;onderwijsnummer';
const hashes = () =>
  desk.rows<{ number: string; kind: string; hash: string }>(
    'select p.number, i.kind, i.hash from pupil_identity i join pupil p on p.id = i.pupil_id order by 1, 2',
  );
const hashOf = (text: string) => createHmac('sha256', key).update(text).digest('hex');

test.each([
  ['bsn', bsn, bsn],
  ['bsn', '9999.90.019', bsn],
  ['bsn', '12345678', undefined],
  ['bsn', '999990018', undefined],
  ['bsn', '000000000', undefined],
  ['bsn', educationNumber, undefined],
  ['education-number', educationNumber, educationNumber],
  ['education-number', bsn, undefined],
  ['education-number', '1000000040', undefined],
] as const)('as a %s, %s is %s', (kind, given, number) => expect(hashable(kind, given)).toBe(number));

test('a number is kept as its keyed hash, changes with its row, and stays when a file is silent', async () => {
  await desk.take('pupils', file(header, `99WP;1;A;4-3-2015;x;${bsn};`, `99WP;2;B;4-3-2015;x;;${educationNumber}`));
  const kept = [
    { number: '1', kind: 'bsn', hash: hashOf(`bsn ${bsn}`) },
    { number: '2', kind: 'education-number', hash: hashOf(`education-number ${educationNumber}`) },
  ];
  expect(await hashes()).toEqual(kept);
  const silent = await desk.take('pupils', file(header, '99WP;1;A;4-3-2015;x;;', '99WP;2;B;4-3-2015;x;;'));
  expect([countsOf(silent).unchanged, await hashes()]).toEqual([2, kept]);
  const corrected = await desk.take('pupils', file(header, `99WP;1;A;4-3-2015;x;${otherBsn};`));
  expect([countsOf(corrected).changed, (await hashes())[0]!.hash]).toEqual([1, hashOf(`bsn ${otherBsn}`)]);
});

test('the same child at two schools has the same hash', async () => {
  await desk.take('pupils', file(header, `99WP;8;C;4-3-2015;x;${bsn};`, `99WR;8;C;4-3-2015;x;${bsn};`));
  const found = (await hashes()).filter(({ number }) => number === '8');
  expect(found.map(({ hash }) => hash)).toEqual([hashOf(`bsn ${bsn}`), hashOf(`bsn ${bsn}`)]);
});

/** Seen to fail when a reason quotes what stood there. */
test('no number is anywhere in the database, in an answer, or in what was wrong', async () => {
  const wrongNumber = '999990018';
  const outcome = await desk.take(
    'pupils',
    file(header, `99WP;1;A;4-3-2015;x;${bsn};`, `99WP;3;D;4-3-2015;x;${wrongNumber};`),
  );
  expect(outcome.errors).toEqual([{ line: 3, column: 'bsn', reason: expect.anything() }]);
  const tables = await desk.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => desk.rows<{ row: string }>(`select t::text as row from ${name} t`)),
  );
  const everything = JSON.stringify([outcome, rows]);
  expect(everything).toContain(hashOf(`bsn ${bsn}`));
  for (const number of [bsn, otherBsn, wrongNumber, educationNumber]) expect(everything).not.toContain(number);
});

test('no person and no worker reads the hashes', async () => {
  const reading = desk.door.asMachine({ task: 'look', role: 'worker' }, ({ sql }) =>
    sql('select hash from pupil_identity'),
  );
  await expect(reading).rejects.toMatchObject({ driverError: { code: '42501' } });
  const who = {
    id: desk.region.id,
    organisation: desk.region.id,
    region: desk.region.id,
    roles: [],
    language: 'nl',
  } as const;
  await expect(desk.door.asPerson(who, ({ sql }) => sql('select hash from pupil_identity'))).rejects.toMatchObject({
    driverError: { code: '42501' },
  });
});

test('without a key in the configuration it is the database that keeps one; in production there is none', async () => {
  const here = await new Identities(desk.door, { NODE_ENV: 'development' }).hasher();
  const again = await new Identities(desk.door, { NODE_ENV: 'development' }).hasher();
  expect(here('bsn', bsn)).toBe(again('bsn', bsn));
  expect(here('bsn', bsn)).not.toBe(hashOf(`bsn ${bsn}`));
  await expect(new Identities(desk.door, { NODE_ENV: 'production' }).hasher()).rejects.toThrow('IDENTITY_KEY');
});
