import { countsOf, file, ImportDesk } from '../../../../test/support/import-desk';
import { organisations, pupilHeader } from '../../../../test/support/region-lists';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
beforeEach(async () => {
  await desk.empty();
  await desk.clockAt('2026-12-07T08:00:00+01:00');
  await desk.take('organisations', organisations);
  const pupils = ['99WP;;1;Noor;4-3-2015;Waterdam', '99WR01;;2;Bram;4-3-2011;Waterdam'];
  await desk.take('pupils', file(pupilHeader, ...pupils));
});
afterAll(() => desk.close());

const header = 'brin;leerlingnummer;datum;code;periode_van;periode_tot';
const take = (rows: readonly string[], given: Parameters<ImportDesk['take']>[2] = {}) =>
  desk.take('absences', file(header, ...rows), given);
const periods = () =>
  desk.rows(`select o.number as school, covers_from as from, covers_until as until from absence_import i
    join organisation o on o.id = i.organisation_id order by 1, 2, 3`);
const schoolOf = async (number: string) =>
  (await desk.rows<{ id: string }>('select id from organisation where number = $1', [number]))[0]!.id;

test('without a period a file speaks of the days from its first to its last row, per school', async () => {
  await take(['99WP;1;2026-11-05;Z', '99WP;1;2026-11-02;Z', '99WR01;2;2026-11-03;Z']);
  expect(await periods()).toEqual([
    { school: '99WP', from: '2026-11-02', until: '2026-11-05' },
    { school: '99WR01', from: '2026-11-03', until: '2026-11-03' },
  ]);
});

test('a period is named by the file, or by its rows, which go before', async () => {
  const covers = { from: '2026-11-02', until: '2026-11-15' } as const;
  await take(['99WP;1;2026-11-05;Z', '99WR01;2;2026-11-03;Z;1-11-2026;8-11-2026'], { covers });
  expect(await periods()).toEqual([
    { school: '99WP', from: '2026-11-02', until: '2026-11-15' },
    { school: '99WR01', from: '2026-11-01', until: '2026-11-08' },
  ]);
});

/** Seen to fail without `least`: this morning's file says that nobody will be absent this afternoon. */
test('of the day on which it comes a file never speaks: more may follow', async () => {
  await take(['99WP;1;2026-12-03;Z', '99WP;1;2026-12-07;Z', '99WR01;2;2026-12-01;Z;2026-12-01;2026-12-11']);
  expect(await periods()).toEqual([
    { school: '99WP', from: '2026-12-03', until: '2026-12-06' },
    { school: '99WR01', from: '2026-12-01', until: '2026-12-06' },
  ]);
});

test('a period that ends before it begins is told as the mistake of its row', async () => {
  const { errors } = await take(['99WP;1;2026-11-05;Z;2026-11-08;2026-11-01']);
  expect(errors).toMatchObject([
    { line: 2, column: 'periode tot', reason: { en: 'The period ends before it begins' } },
  ]);
});

test('a file of one school needs no column for it, and names no other', async () => {
  const school = await schoolOf('99WR01');
  const { errors, ...outcome } = await take([';2;2026-11-05;Z', '99WR;2;2026-11-06;Z', '99WP;1;2026-11-06;Z'], {
    school,
  });
  expect(countsOf({ errors, ...outcome })).toMatchObject({ added: 2, wrong: 1 });
  expect(errors).toMatchObject([{ line: 4, column: 'brin' }]);
});

/** Seen to fail without the second half of `periods` in `covering`. */
test('a school at which nobody was absent says so with a period and no rows', async () => {
  const covers = { from: '2026-11-02', until: '2026-11-06' } as const;
  await take([], { school: await schoolOf('99WP'), covers });
  expect(await periods()).toEqual([{ school: '99WP', ...covers }]);
});

/** Seen to fail when every file adds its period. */
test('the same file twice speaks once', async () => {
  const rows = ['99WP;1;2026-11-05;Z', '99WP;1;2026-11-02;Z'];
  await take(rows);
  const once = await desk.rows('select id, run_id from absence_import');
  await take(rows);
  await take(rows.slice(1));
  expect(await desk.rows('select id, run_id from absence_import')).toEqual(once);
});

test('it is known of each statement by which import it came', async () => {
  const { id } = await take(['99WP;1;2026-11-05;Z']);
  const [statement] = await desk.rows(
    `select i.run_id from absence_statement s join absence_import i on i.id = s.import_id`,
  );
  expect(statement).toEqual({ run_id: id });
});
