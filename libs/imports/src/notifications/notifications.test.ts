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
    '99WR;01;2;Noor Bos;4-3-2011;Waterdam;',
    '99WR;02;1;Aya Santos;5-5-2011;Rietoord;',
    '99WP;;1;Tijn Vos;6-6-2015;Waterdam;',
    '99WP;;2;Mees Vos;6-6-2015;Waterdam;',
  ];
  await desk.take('pupils', file('brin;vestiging;leerlingnummer;naam;geboortedatum;gemeente;bsn', ...pupils));
});
afterAll(() => desk.close());

const columns = 'meldingsnummer;soort;status;bsn;geboortedatum;brin;vestiging;begin;eind;uren;laatste_mutatie';
const take = (...rows: readonly string[]) => desk.take('notifications', file(columns, ...rows));

/** A notification of Aya, unless it says otherwise. */
function row(more: Partial<Record<string, string>> = {}): string {
  const given: Record<string, string | undefined> = {
    meldingsnummer: 'M1',
    soort: '16-uur',
    status: 'gemeld',
    geboortedatum: '5-5-2011',
    brin: '99WR',
    vestiging: '02',
    begin: '2026-11-02',
    eind: '2026-11-20',
    uren: '16,5',
    laatste_mutatie: '2026-11-23T10:15',
    ...more,
  };
  return columns
    .split(';')
    .map((column) => given[column] ?? '')
    .join(';');
}

const cases = () =>
  desk.rows<{ pupil: string; phase: string; workflow: string }>(
    `select p.name as pupil, c.phase, w.workflow from case_file c join pupil p on p.id = c.pupil_id
       join case_workflow w on w.case_id = c.id order by c.id, 3`,
  );
const lines = async () =>
  (
    await desk.rows<{ line: object }>('select jsonb_array_elements(lines::jsonb) as line from timeline order by seq')
  ).map(({ line }) => line);
const aya = (phase: string, workflow = 'relative-absence') => ({ pupil: 'Aya Santos', phase, workflow });

test('a notification opens what its signal opens, and the same file again changes nothing', async () => {
  const first = await take(row());
  expect(countsOf(first)).toEqual({ rows: 1, added: 1, changed: 0, unchanged: 0, wrong: 0 });
  expect(first.brought).toMatchObject({ signals: { 'statutory-16h': 1 }, casesOpened: 1 });
  expect(await cases()).toEqual([aya('open')]);
  expect(await lines()).toContainEqual(
    expect.objectContaining({
      signal: 'statutory-16h',
      explains: expect.objectContaining({
        nl: 'Melding M1 in het verzuimregister: afwezig vanaf ma 2 nov 2026 tot en met vr 20 nov 2026, 16.5 uur.',
      }),
    }),
  );
  expect(await desk.rows('select first_day_absent as since from case_file')).toEqual([{ since: '2026-11-02' }]);
  const kept = await lines();
  const again = await take(row());
  expect([countsOf(again), again.brought]).toMatchObject([{ unchanged: 1 }, { signals: {}, casesOpened: 0 }]);
  expect(await lines()).toEqual(kept);
});

test('another kind joins the case that is open, and two of one kind are one case', async () => {
  await take(row());
  const more = await take(
    row({ meldingsnummer: 'M2', soort: 'Langdurig relatief verzuim' }),
    row({ meldingsnummer: 'M3', begin: '2026-11-23', eind: '2026-12-04' }),
  );
  expect(more.brought).toMatchObject({ signals: { 'statutory-16h': 1, 'long-relative': 1 }, casesOpened: 0 });
  expect(await cases()).toEqual([aya('open', 'long-relative-absence'), aya('open')]);
});

/** Seen to fail when every row that differs changes what is there. */
test('a later change of the register counts, an older one is passed over', async () => {
  await take(row());
  const older = await take(row({ status: 'ingetrokken', laatste_mutatie: '2026-11-23 10:14' }));
  expect(countsOf(older)).toMatchObject({ unchanged: 1, wrong: 0 });
  expect(await cases()).toEqual([aya('open')]);
  const later = await take(row({ uren: '20', laatste_mutatie: '2026-11-23T09:16:00Z' }));
  expect([countsOf(later), later.brought]).toMatchObject([{ changed: 1 }, { signals: {}, withdrawn: 0 }]);
  expect(await desk.rows('select hours::float8 as hours from notification')).toEqual([{ hours: 20 }]);
});

test('of a number that is there more often in one file the newest counts', async () => {
  const outcome = await take(
    row({ status: 'ingetrokken', laatste_mutatie: '2026-11-24' }),
    row({ laatste_mutatie: '2026-11-23' }),
    row({ meldingsnummer: 'M2' }),
    row({ meldingsnummer: 'M2', uren: '17' }),
  );
  expect(countsOf(outcome)).toMatchObject({ added: 2, unchanged: 1, wrong: 1 });
  expect(outcome.errors).toMatchObject([{ line: 5, column: 'laatste mutatie' }]);
});

/** Seen to fail when what is withdrawn is not looked for. */
test('one that is withdrawn withdraws the case that it opened, and the trail stays', async () => {
  await take(row());
  const withdrawn = await take(row({ status: 'ingetrokken', laatste_mutatie: '2026-11-30' }));
  expect(withdrawn.brought).toMatchObject({ withdrawn: 1, casesOpened: 0 });
  expect(await cases()).toEqual([aya('ended')]);
  expect(await lines()).toContainEqual(expect.objectContaining({ corrected: 'statutory-16h' }));
  await take(row({ laatste_mutatie: '2026-12-01' }));
  expect(await cases()).toEqual([aya('ended'), aya('open')]);
});

test('a case that another notification opened too goes on', async () => {
  await take(row(), row({ meldingsnummer: 'M2', begin: '2026-11-23', eind: '2026-12-04' }));
  await take(row({ status: 'ingetrokken', laatste_mutatie: '2026-11-30' }));
  expect(await cases()).toEqual([aya('open')]);
});

const stated = ['2026-11-30', '2026-12-01', '2026-12-02'].map((on) => `99WR;02;1;${on};O;300`);
const absences = file('brin;vestiging;leerlingnummer;datum;code;minuten', ...stated);

/** Seen to fail without `isTakenOver`: the case ends though the absence stands. */
test('what the platform counts itself and what is notified are one case, which stands while one of them does', async () => {
  await take(row());
  const counted = await desk.take('absences', absences);
  expect(counted.brought).toMatchObject({ signals: {}, casesOpened: 0 });
  const withdrawn = await take(row({ status: 'ingetrokken', laatste_mutatie: '2026-11-30' }));
  expect(withdrawn.brought).toMatchObject({ withdrawn: 0 });
  expect(await cases()).toEqual([aya('open')]);
  await desk.take('absences', absences.replaceAll(';O;300', ';A;'));
  expect(await cases()).toEqual([aya('ended')]);
});

/** Seen to fail when counting again compares with what was notified too: it withdraws that. */
test('counting absence again leaves what was notified alone', async () => {
  await take(row());
  const counted = await desk.take('absences', absences.replaceAll(';O;300', ';Z;'));
  expect(counted.brought).toMatchObject({ withdrawn: 0 });
  expect(await cases()).toEqual([aya('open')]);
});

test('a notification that turns out to be of another child moves there', async () => {
  await take(row());
  await take(row({ bsn: '999990019', geboortedatum: '4-3-2011', vestiging: '01', laatste_mutatie: '2026-11-30' }));
  expect(await cases()).toEqual([aya('ended'), { ...aya('open'), pupil: 'Bram Stam' }]);
});

/** Seen to fail with `luxury` left out of the signals of the platform. */
test('a holiday without leave is not counted by anybody here: its notification opens the case', async () => {
  const outcome = await take(row({ soort: 'Luxe verzuim' }));
  expect(outcome.brought).toMatchObject({ signals: { luxury: 1 }, casesOpened: 1 });
  expect(await cases()).toEqual([{ ...aya('open'), workflow: 'luxury-absence' }]);
});

/** Seen to fail without `noticing`. */
test('what the region has not agreed on is kept, starts nothing and is told; so is what is handled already', async () => {
  const outcome = await take(
    row({ soort: '18-plus verzuim' }),
    row({ meldingsnummer: 'M2', status: 'afgehandeld' }),
    row({ meldingsnummer: 'M3', status: 'ingetrokken' }),
  );
  expect(countsOf(outcome)).toMatchObject({ added: 3, wrong: 0 });
  expect(outcome.brought).toMatchObject({ signals: {}, casesOpened: 0 });
  expect(outcome.notices).toEqual({
    count: 1,
    rows: [{ line: 2, column: '', reason: expect.objectContaining({ en: expect.stringContaining('has not agreed') }) }],
  });
  expect(await cases()).toEqual([]);
});

test('a child is known by its number before its school and birth date', async () => {
  await take(row({ bsn: '999990019', vestiging: '02', geboortedatum: '5-5-2011' }));
  expect(await cases()).toMatchObject([{ pupil: 'Bram Stam' }]);
});

test('a hash that was made with the same key is the same child', async () => {
  const [known] = await desk.rows<{ hash: string }>('select hash from pupil_identity');
  const header = columns.replace(';bsn;', ';bsn_hash;');
  await desk.take('notifications', file(header, row({ bsn: known!.hash, brin: '', vestiging: '' })));
  expect(await cases()).toMatchObject([{ pupil: 'Bram Stam' }]);
});

/** Seen to fail when a pupil with another number may be meant: Bram and Noor were born on one day at one school. */
test('who has another number is another child, and twins without a number are not guessed', async () => {
  const born = { geboortedatum: '4-3-2011', vestiging: '01' };
  await take(row({ ...born, bsn: '999990020' }));
  expect(await cases()).toMatchObject([{ pupil: 'Noor Bos' }]);
  const unsure = await take(
    row({ meldingsnummer: 'M2', ...born }),
    row({ meldingsnummer: 'M3', brin: '99WP', vestiging: '', geboortedatum: '6-6-2015' }),
    row({ meldingsnummer: 'M4', geboortedatum: '1-1-2012' }),
    row({ meldingsnummer: 'M5', brin: '', vestiging: '' }),
  );
  expect(unsure.errors.map(({ line, column, reason }) => `${line} ${column}: ${reason.en.slice(0, 24)}`)).toEqual([
    '2 meldingsnummer: More than one pupil may ',
    '3 meldingsnummer: More than one pupil may ',
    '4 meldingsnummer: No pupil has this number',
    '5 meldingsnummer: No pupil has this number',
  ]);
});

test('each wrong cell is named by its column', async () => {
  const { errors } = await take(
    row({
      meldingsnummer: '',
      soort: 'spijbelen',
      status: '?',
      bsn: '1',
      begin: '',
      uren: 'veel',
      laatste_mutatie: 'nu',
    }),
    row({ begin: '2026-11-20', eind: '2026-11-02', laatste_mutatie: '2026-11-31T10:00' }),
    row({ begin: '2026-12-08', eind: '' }),
  );
  expect(errors.map(({ line, column }) => `${line} ${column}`).toSorted()).toEqual([
    '2 begin',
    '2 bsn',
    '2 laatste mutatie',
    '2 meldingsnummer',
    '2 soort',
    '2 status',
    '2 uren',
    '3 eind',
    '3 laatste mutatie',
    '4 begin',
  ]);
});

/** Seen to fail without the rollback of a trial. */
test('a trial tells which cases would open, and keeps nothing', async () => {
  const tried = await desk.take('notifications', file(columns, row()), { isTrial: true });
  expect(tried.brought).toMatchObject({ casesOpened: 1 });
  expect([await cases(), await desk.rows('select from notification')]).toEqual([[], []]);
});
