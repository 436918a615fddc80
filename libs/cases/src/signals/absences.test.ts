import { randomUUID } from 'node:crypto';
import type { Open } from '@app/platform';
import { calendarOf, dateOf, dayNumber, type LocalDate, parseSchoolHolidays } from '@app/rules';
import { readFileSync } from 'node:fs';
import { CaseFiles } from '../../../../test/support/case-file';
import { addPupil } from '../../../../test/support/region';
import type { AbsentDay } from '../index';

let files: CaseFiles;
let pupilId: string;
const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });

beforeAll(async () => {
  files = await CaseFiles.start();
});
afterAll(() => files.stop());
beforeEach(async () => {
  pupilId = await addPupil(files.platform.door, files.region);
});

/** The school states days on the morning of a date. */
async function state(on: LocalDate, days: Omit<AbsentDay, 'pupilId'>[]) {
  const { door, parts } = files.platform;
  await files.platform.clockAt(calendar.timeOn(on, '08:00'));
  return door.asMachine({ task: 'import', role: 'owner' }, async (open) => {
    const stored = await parts.absences.store(
      open,
      await addImport(open),
      days.map((day) => ({ pupilId, ...day })),
    );
    return { stored, ...(await parts.absences.raise(open, [pupilId])) };
  });
}

async function addImport(open: Open): Promise<string> {
  const id = randomUUID();
  await open.sql(
    `insert into absence_import (id, region_id, organisation_id, imported_at, checksum, result)
     values ($1, $2, $3, $4, '', '{}')`,
    [id, files.region.id, files.region.schoolId, open.now],
  );
  return id;
}

/** Every school day from a date up to and including another. */
function schoolDays(from: LocalDate, until: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = dayNumber(from); day <= dayNumber(until); day += 1) if (calendar.isSchool(day)) days.push(dateOf(day));
  return days;
}

const cases = () =>
  files.platform.rows<{ phase: string; workflows: string[] }>(
    `select c.phase, array_agg(w.workflow order by w.workflow) as workflows
       from case_file c join case_workflow w on w.case_id = c.id where c.pupil_id = $1 group by c.id, c.phase`,
    [pupilId],
  );
const unauthorised = (on: LocalDate, hours = 6) => ({ on, kind: 'unauthorised' as const, hours });

test('sixteen hours open a case, once, and the same days again change nothing', async () => {
  const days = schoolDays('2026-09-07', '2026-09-09').map((on) => unauthorised(on));
  const first = await state('2026-09-10', days);
  expect(first).toMatchObject({
    stored: 3,
    casesOpened: 1,
    fired: [{ signal: 'statutory-16h', on: '2026-09-09', opened: true }],
  });
  expect(await state('2026-09-11', days)).toMatchObject({ stored: 0, casesOpened: 0, fired: [] });
  expect(await cases()).toEqual([{ phase: 'open', workflows: ['relative-absence'] }]);
});

test('more of it while the case is open counts, and does not fire', async () => {
  await state(
    '2026-09-10',
    schoolDays('2026-09-07', '2026-09-09').map((on) => unauthorised(on)),
  );
  const more = await state(
    '2026-09-17',
    schoolDays('2026-09-10', '2026-09-16').map((on) => unauthorised(on)),
  );
  expect(more.fired).toEqual([]);
  const counted = await files.platform.rows(`select counted_only from signal_firing where pupil_id = $1 order by id`, [
    pupilId,
  ]);
  expect(counted).toEqual([{ counted_only: false }, { counted_only: true }]);
});

test('a correction that undoes the count withdraws the case and keeps the trail', async () => {
  await state(
    '2026-09-10',
    schoolDays('2026-09-07', '2026-09-09').map((on) => unauthorised(on)),
  );
  const corrected = await state('2026-09-11', [{ on: '2026-09-08', kind: 'sick' }]);
  expect(corrected.withdrawn).toMatchObject([{ signal: 'statutory-16h', line: { corrected: 'statutory-16h' } }]);
  expect(await cases()).toEqual([{ phase: 'ended', workflows: ['relative-absence'] }]);
  const said = await files.platform.rows<{ lines: object[] }>(
    `select lines from timeline join case_file c on c.id = case_id where c.pupil_id = $1 order by seq`,
    [pupilId],
  );
  expect(said.flatMap(({ lines }) => lines)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ signal: 'statutory-16h' }),
      expect.objectContaining({ corrected: 'statutory-16h' }),
    ]),
  );
  const kept = await files.platform.rows(
    `select kind, replaced_at is not null as replaced from absence where pupil_id = $1 and absent_on = '2026-09-08' order by id`,
    [pupilId],
  );
  expect(kept).toEqual([
    { kind: 'unauthorised', replaced: true },
    { kind: 'sick', replaced: false },
  ]);
});

test('the fifth week begins without a new file: the worker counts by itself', async () => {
  await state(
    '2026-09-26',
    schoolDays('2026-08-31', '2026-09-25').map((on) => unauthorised(on, 1)),
  );
  expect((await cases())[0]?.workflows).not.toContain('long-relative-absence');
  await files.platform.clockAt(calendar.startOf('2026-09-28'));
  await files.platform.parts.fireDue.all(files.platform.door);
  expect((await cases())[0]?.workflows).toContain('long-relative-absence');
  const [firing] = await files.platform.rows<{ fired_on: string }>(
    `select fired_on::text from signal_firing where pupil_id = $1 and signal = 'long-relative'`,
    [pupilId],
  );
  expect(firing).toEqual({ fired_on: '2026-09-28' });
  expect(await files.platform.rows(`select from signal_look where pupil_id = $1`, [pupilId])).toEqual([]);
});

/** Seen to fail: counted up to the date of the clock alone, the workflow is withdrawn. */
test('what a signal came to stays when the clock is put back and the school states more', async () => {
  const days = schoolDays('2026-08-31', '2026-09-25').map((on) => unauthorised(on, 1));
  await state('2026-09-26', days);
  await files.platform.clockAt(calendar.startOf('2026-09-28'));
  await files.platform.parts.fireDue.all(files.platform.door);
  const withdrawals = `select from signal_firing where pupil_id = $1 and withdrawn_at is not null`;
  expect(await state('2026-09-27', [unauthorised('2026-09-25', 2)])).toMatchObject({ fired: [], withdrawn: [] });
  expect(await files.platform.rows(withdrawals, [pupilId])).toEqual([]);
});

test('a child that cannot be counted holds up no other', async () => {
  const stuck = await addPupil(files.platform.door, files.region);
  await state(
    '2026-09-25',
    schoolDays('2026-08-31', '2026-09-25').map((on) => unauthorised(on, 1)),
  );
  await files.platform.rows(`insert into signal_look values ($1, '2026-09-01')`, [stuck]);
  await files.platform.rows(
    `insert into absence (pupil_id, absent_on, kind, hours, recorded_at) values ($1, '2090-01-02', 'unauthorised', 5, now())`,
    [stuck],
  );
  await files.platform.clockAt(calendar.startOf('2026-09-28'));
  const { failed } = await files.platform.parts.fireDue.all(files.platform.door);
  expect(failed).toMatchObject([{ pupilId: stuck }]);
  expect((await cases())[0]?.workflows).toContain('long-relative-absence');
});
