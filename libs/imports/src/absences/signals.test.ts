import { addDays, calendarOf, dateOf, dayNumber, type LocalDate, parseSchoolHolidays } from '@app/rules';
import { readFileSync } from 'node:fs';
import { countsOf, file, ImportDesk } from '../../../../test/support/import-desk';
import { organisations, pupilHeader } from '../../../../test/support/region-lists';
import { until } from '../../../../test/support/until';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
beforeEach(async () => {
  await desk.empty();
  await desk.take('organisations', organisations);
  const pupils = ['99WR01;;1;Bram Stam;4-3-2011;Waterdam', '99WR01;;2;Noor Bos;4-3-2011;Waterdam'];
  await desk.take('pupils', file(pupilHeader, ...pupils));
});
afterAll(() => desk.close());

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });
const at = (on: LocalDate, time = '08:00') => desk.clockAt(new Date(calendar.timeOn(on, time)).toISOString());

/** A lesson of a pupil on each school day: too few hours for another signal. */
function lessons(from: LocalDate, to: LocalDate, { pupil = 1, code = 'O' } = {}): string[] {
  const rows: string[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    if (calendar.isSchool(day)) rows.push(`${pupil};${dateOf(day)};1;${code}`);
  }
  return rows;
}

const header = 'leerlingnummer;datum;lesuur;code;minuten';

/** The school sends what it wrote down of a period, on the day after it. */
async function send(rows: readonly string[], covers: { from: LocalDate; until: LocalDate }, more = {}) {
  await at(addDays(covers.until, 1));
  const [school] = await desk.rows<{ id: string }>(`select id from organisation where number = '99WR01'`);
  return desk.take('absences', file(header, ...rows), { school: school!.id, covers, ...more });
}

/** The worker's rounds on the morning of a date. */
async function wakeOn(on: LocalDate): Promise<void> {
  await at(on, '00:00');
  await desk.parts.fireDue.all(desk.door);
}

const cases = () =>
  desk.rows(`select c.phase, w.workflow, c.first_day_absent as since from case_file c
    join case_workflow w on w.case_id = c.id order by c.id, 2`);
const long = { workflow: 'long-relative-absence', since: '2026-08-31' };

/** Four weeks of absence, of which the fourth is not spoken of. */
const threeWeeks = () => send(lessons('2026-08-31', '2026-09-18'), { from: '2026-08-31', until: '2026-09-20' });

/** Seen to fail when days that no file speaks of count as attended, and when nothing is planned for a length. */
test('more than four weeks is known on the 29th day by its own alarm, though no file speaks of the fourth', async () => {
  expect((await threeWeeks()).brought).toMatchObject({ signals: {}, casesOpened: 0 });
  await wakeOn('2026-09-27');
  expect(await cases()).toEqual([]);
  await wakeOn('2026-09-28');
  expect(await cases()).toEqual([{ phase: 'open', ...long }]);
  const [fired] = await desk.rows(`select signal, fired_on, inputs from signal_firing`);
  expect(fired).toEqual({
    signal: 'long-relative',
    fired_on: '2026-09-28',
    inputs: { on: '2026-09-28', first: '2026-08-31', count: 15 },
  });
});

test('a school day of a period without a row was attended: the absence was over, and nothing goes off', async () => {
  await threeWeeks();
  await send([], { from: '2026-09-21', until: '2026-09-25' });
  await wakeOn('2026-09-28');
  expect(await cases()).toEqual([]);
});

/** Seen to fail when only the children who are in a file are counted again. */
test('a file that comes late and shows that the child was there withdraws what the alarm opened, with its trail', async () => {
  await threeWeeks();
  await wakeOn('2026-09-28');
  const late = await send(lessons('2026-09-21', '2026-09-25', { pupil: 2, code: 'G' }), {
    from: '2026-09-21',
    until: '2026-09-28',
  });
  expect(late.brought).toMatchObject({ fired: [], withdrawn: 1, casesOpened: 0 });
  expect(await cases()).toEqual([{ phase: 'ended', ...long }]);
  const lines = await desk.rows<{ line: object }>(
    `select jsonb_array_elements(lines::jsonb) as line from timeline order by seq`,
  );
  const said = lines.map(({ line }) => line);
  expect(said).toContainEqual(expect.objectContaining({ signal: 'long-relative' }));
  expect(said).toContainEqual(expect.objectContaining({ corrected: 'long-relative' }));
  expect(await desk.rows('select withdrawn_at is not null as withdrawn from signal_firing')).toEqual([
    { withdrawn: true },
  ]);
});

test('a spell that a file fills up stands, and its case with it', async () => {
  await threeWeeks();
  await wakeOn('2026-09-28');
  await send(lessons('2026-09-21', '2026-09-25'), { from: '2026-09-21', until: '2026-09-27' });
  expect(await cases()).toMatchObject([{ phase: 'open', ...long }, { workflow: 'relative-absence' }]);
});

const hours = ['1;2026-09-07;;O;300', '1;2026-09-08;;O;300', '1;2026-09-09;;O;300'];
const week = { from: '2026-09-07', until: '2026-09-11' } as const;

test('a row that takes a day back withdraws the case that it had opened', async () => {
  expect((await send(hours, week)).brought).toMatchObject({ signals: { 'statutory-16h': 1 }, casesOpened: 1 });
  const back = await send(['1;2026-09-08;;A'], week);
  expect(back.brought).toMatchObject({ withdrawn: 1 });
  expect(await cases()).toMatchObject([{ phase: 'ended', workflow: 'relative-absence' }]);
  const again = await send(hours, week);
  expect(again.brought).toMatchObject({ signals: { 'statutory-16h': 1 }, casesOpened: 1 });
});

/** Seen to fail without the rollback of a trial: the case is there. */
test('a trial says which signals would go off, and keeps none of them', async () => {
  const tried = await send(hours, week, { isTrial: true });
  expect(tried.brought).toMatchObject({ signals: { 'statutory-16h': 1 }, casesOpened: 1 });
  expect([await cases(), await desk.rows('select from signal_look'), await desk.rows('select from absence')]).toEqual([
    [],
    [],
    [],
  ]);
  expect(countsOf(await send(hours, week))).toEqual(countsOf(tried));
});

/** Seen to fail without `planToCount`: the rows are known, and the case never comes. */
test('when who takes the file in breaks off before he counted, the worker does it', async () => {
  const [child] = await desk.rows<{ id: string }>(`select id from pupil where number = '1'`);
  const waiting = `from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  await desk.asOwner(async ({ sql }) => {
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [child!.id]);
    const taking = send(hours, week);
    taking.catch(() => undefined);
    await until(async () => (await sql(`select ${waiting}`)).length > 0);
    await sql(`select pg_terminate_backend(pid) ${waiting}`);
    await expect(taking).rejects.toThrow(/terminat/i);
  });
  expect(await cases()).toEqual([]);
  await wakeOn('2026-09-14');
  expect(await cases()).toMatchObject([{ phase: 'open', workflow: 'relative-absence' }]);
});
