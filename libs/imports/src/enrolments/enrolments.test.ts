import { countsOf, file, ImportDesk } from '../../../../test/support/import-desk';
import { organisations } from '../../../../test/support/region-lists';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
beforeEach(async () => {
  await desk.empty();
  await desk.clockAt('2026-12-07T08:00:00+01:00');
  await desk.take('organisations', organisations);
  const pupils = [
    '99WR;01;1;Bram Stam;4-3-2011;Waterdam;999990019',
    '99WR;02;9;Bram Stam;4-3-2011;Waterdam;999990019',
    '99WR;02;1;Aya Santos;5-5-2011;Rietoord;',
    '99WR;02;2;Sem Groot;7-12-2008;Rietoord;',
    '99WR;02;3;Lot Groot;8-12-2008;Rietoord;',
  ];
  await desk.take('pupils', file('brin;vestiging;leerlingnummer;naam;geboortedatum;gemeente;bsn', ...pupils));
});
afterAll(() => desk.close());

const take = (...rows: readonly string[]) =>
  desk.take('enrolments', file('bsn;geboortedatum;brin;vestiging;status;begin;eind', ...rows));
const known = () =>
  desk.rows(`select p.name as pupil, e.school, e.began_on as began, e.ended_on as ended from enrolment e
    join pupil p on p.id = e.pupil_id order by 1, 3`);

const ayaIn = ';5-5-2011;99WR;02;ingeschreven;2023-08-21;';
const ayaOut = ';5-5-2011;99WR;02;uitgeschreven;2023-08-21;2026-11-20';

test('who is enrolled where since when is kept, and the same delivery again changes nothing', async () => {
  expect(countsOf(await take(ayaIn))).toEqual({ rows: 1, added: 1, changed: 0, unchanged: 0, wrong: 0 });
  expect(countsOf(await take(ayaIn))).toMatchObject({ added: 0, unchanged: 1 });
  const out = await take(ayaOut, ayaOut);
  expect(countsOf(out)).toMatchObject({ changed: 1, unchanged: 1 });
  expect(await known()).toEqual([{ pupil: 'Aya Santos', school: '99WR02', began: '2023-08-21', ended: '2026-11-20' }]);
});

/** Seen to fail when a school is kept as its row names it: the child would be enrolled for good in what it left. */
test('a school with one branch is one school, whether its row names the branch or not', async () => {
  await desk.take('organisations', file('soort;naam;nummer;sectoren', 'school;De Wilg;99WP;vo'));
  await desk.take(
    'pupils',
    file('brin;leerlingnummer;naam;geboortedatum;gemeente', '99WP;1;Tijn Vos;6-6-2012;Waterdam'),
  );
  await take(';6-6-2012;99WP;00;ingeschreven;2024-08-19;');
  const left = await take(';6-6-2012;99WP;;uitgeschreven;2024-08-19;2026-11-20');
  expect([countsOf(left), left.notices.count]).toMatchObject([{ changed: 1 }, 1]);
  expect(await known()).toEqual([{ pupil: 'Tijn Vos', school: '99WP', began: '2024-08-19', ended: '2026-11-20' }]);
});

/** Seen to fail without `noticing`. */
test('a child of school age that is enrolled nowhere any more is told, each delivery again', async () => {
  await take(ayaIn);
  for (const _ of ['first', 'second']) {
    const { notices } = await take(ayaOut);
    expect(notices).toMatchObject({
      count: 1,
      rows: [{ line: 2, reason: { en: expect.stringContaining('nowhere') } }],
    });
  }
});

/** Seen to fail when only the pupil of the row is looked at: another school has another pupil for the same child. */
test('one that went to another school, in the region or outside it, or that came back, is not', async () => {
  const moved = await take(
    '999990019;4-3-2011;99WR;01;uitgeschreven;2023-08-21;2026-11-20',
    '999990019;4-3-2011;99WR;02;ingeschreven;2026-11-23;',
  );
  expect([countsOf(moved), moved.notices.count]).toEqual([
    { rows: 2, added: 2, changed: 0, unchanged: 0, wrong: 0 },
    0,
  ]);
  const out = '999990019;4-3-2011;99WR;02;uitgeschreven;2026-11-23;2026-11-27';
  expect((await take(out)).notices.count).toBe(1);
  expect((await take(out, '999990019;4-3-2011;99ZZ;00;ingeschreven;2026-11-30;')).notices.count).toBe(0);
  expect((await take(ayaOut, ';5-5-2011;99WR;02;ingeschreven;2026-11-23;')).notices.count).toBe(0);
});

test('who is eighteen is not of school age, and who leaves tomorrow is still enrolled', async () => {
  const { notices } = await take(
    ';7-12-2008;99WR;02;uitgeschreven;2023-08-21;2026-11-20',
    ';8-12-2008;99WR;02;uitgeschreven;2023-08-21;2026-11-20',
    ';5-5-2011;99WR;02;uitgeschreven;2023-08-21;2026-12-08',
  );
  expect(notices.rows.map(({ line }) => line)).toEqual([3]);
});

test('each wrong cell is named by its column, and a row that says otherwise of the same by its line', async () => {
  const { errors } = await take(
    '1;;99WR;02;weg;;',
    ';5-5-2011;99WR;02;uitgeschreven;2023-08-21;',
    ';5-5-2011;99WR;02;uitgeschreven;2023-08-21;2022-08-21',
    ';1-1-2011;99WR;02;ingeschreven;2023-08-21;',
    ayaIn,
    ayaOut,
  );
  expect(errors.map(({ line, column }) => `${line} ${column}`).toSorted()).toEqual([
    '2 begin',
    '2 bsn',
    '2 status',
    '3 eind',
    '4 eind',
    '5 brin',
    '7 eind',
  ]);
});

/** Seen to fail without the rollback of a trial. */
test('a trial tells who would be enrolled nowhere, and keeps nothing', async () => {
  const tried = await desk.take('enrolments', file('bsn;geboortedatum;brin;vestiging;status;begin;eind', ayaOut), {
    isTrial: true,
  });
  expect([tried.notices.count, await known()]).toEqual([1, []]);
});
