import type { Open } from '@app/platform';
import {
  type Act,
  type Agreement,
  type ClosingDays,
  parseHolidayTable,
  parseTerm,
  type SchoolHolidayRow,
  type Step,
} from '@app/rules';
import { readFileSync } from 'node:fs';
import { catalogueOf } from '../../../../test/support/catalogue';
import { bothQueues } from '../../../../test/support/queues';
import { addPupil, makeRegion, type TestRegion } from '../../../../test/support/region';
import { RunningPlatform } from '../../../../test/support/running-platform';
import { until } from '../../../../test/support/until';
import { caseParts } from '../cases.module';
import { lockCases } from '../kept-case';
import { rebuild } from '../audit/rebuild';

const monday = Date.parse('2026-09-14T09:00:00+02:00');
const day = 24 * 3_600_000;
const workflow = 'long-relative-absence';
const talkBySchool = { firstDayAbsent: '2026-09-14', facts: { enrolled: true, attends: false } } as const;

const schoolDays = parseTerm('5 school-days')!;
const { agreements: published, signals } = catalogueOf();
/** The talk has a term in school days: due on 21 September, and with two study days on the 23rd. */
const agreements = published.map((agreement): Agreement => ({
  ...agreement,
  steps: agreement.steps.map((step): Step => (step.id === 'talk' ? { ...step, within: schoolDays } : step)),
}));
const studyDays: ClosingDays[] = [{ first: '2026-09-17', last: '2026-09-18', name: 'studiedagen' }];

bothQueues((store) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await RunningPlatform.start(store);
  });
  afterAll(() => platform.stop());

  let region: TestRegion;
  let caseId: string;
  beforeEach(async () => {
    await platform.clockAt(monday);
    region = await makeRegion(platform.door, { agreements, signals });
    caseId = await opened();
  });

  const asOwner = <T>(work: (open: Open) => Promise<T>) =>
    platform.door.asMachine({ task: 'test', role: 'owner' }, work);
  const close = (days: readonly ClosingDays[], how: 'trial' | 'save') =>
    asOwner((open) => platform.parts.calendars.close(open, { organisationId: region.schoolId, days }, how));
  const holidays = (rows: readonly SchoolHolidayRow[], how: 'trial' | 'save') =>
    asOwner((open) => platform.parts.calendars.correctHolidays(open, { regionId: region.id, rows }, how));
  const now = () => asOwner((open) => platform.parts.cases.read(open, caseId));
  const dueOf = async (step: string) => (await now()).state.steps[step]!.due.on;
  const act = (role: string, done: Act) =>
    platform.door.asPerson(region.person(role), (open) => platform.parts.cases.act(open, caseId, done));

  async function opened(): Promise<string> {
    const pupilId = await addPupil(platform.door, region);
    return platform.door.asPerson(region.person('school'), (open) =>
      platform.parts.cases.open(open, { pupilId, workflow, ...talkBySchool }),
    );
  }

  async function liveUntil(moment: number): Promise<void> {
    await platform.clockAt(moment);
    await platform.tick();
  }

  /** Everything that is kept of the region's cases. */
  async function kept(): Promise<string> {
    const tables = ['case_state', 'step', 'alarm', 'firing', 'timeline', 'outbox'];
    const rows = await Promise.all(
      tables.map((table) =>
        platform.rows(
          `select t::text as row from ${table} t join case_file c on c.id = t.case_id where c.region_id = $1 order by 1`,
          [region.id],
        ),
      ),
    );
    const files = await platform.rows('select c::text as row from case_file c where region_id = $1 order by 1', [
      region.id,
    ]);
    return JSON.stringify([rows, files, await platform.rows('select * from calendar_version')]);
  }

  /** The auditor finds nothing, and what is made again from the timeline alone is the same to the byte. */
  async function expectSound(id = caseId, { audit, books } = platform.parts): Promise<void> {
    const round = await audit.round(platform.door);
    expect(round!.failures).toEqual([]);
    expect(round!.found.filter((found) => found.caseId === id)).toEqual([]);
    const state = () =>
      platform.rows<{ seq: number }>('select state::text, seq::int from case_state where case_id = $1', [id]);
    const alarms = () => platform.rows('select a::text as row from alarm a where case_id = $1 order by 1', [id]);
    const before = [await state(), await alarms()];
    const [{ seq }] = (await state()) as [{ seq: number }];
    await asOwner(async (open) => {
      await lockCases(open, [id], 'wait');
      await rebuild(open, books, [id], new Map([[id, seq]]));
    });
    expect([await state(), await alarms()]).toEqual(before);
  }

  const eventsOf = (id = caseId) =>
    platform.rows<{ what: string; from: string; to: string }>(
      `select event->>'what' as what, event->>'from' as "from", event->>'to' as "to" from timeline
        where case_id = $1 and event->>'kind' = 'calendar-corrected' order by seq`,
      [id],
    );

  /** Seen to fail when the trial is not rolled back. */
  test('a preview says which dates move and why, and moves nothing', async () => {
    const before = await kept();
    const { cases } = await close(studyDays, 'trial');
    expect(await kept()).toBe(before);
    expect(cases).toMatchObject([{ caseId, openedOn: '2026-09-14' }]);
    expect(cases[0]!.points[0]).toMatchObject({
      what: 'due',
      of: 'talk',
      before: '2026-09-21',
      after: '2026-09-23',
      why: { nl: 'do 17 sep 2026 tot en met vr 18 sep 2026 tellen niet mee (studiedagen)' },
    });
  });

  /** Seen to fail when the case does not name the calendar that it counted by, and the auditor tells the past by the new one. */
  test('what was previewed is what happens, in one event per case, and the alarms go by it', async () => {
    const other = await opened();
    const previewed = await close(studyDays, 'trial');
    const done = await close(studyDays, 'save');
    expect(done).toEqual(previewed);
    expect(await dueOf('talk')).toBe('2026-09-23');
    for (const id of [caseId, other]) {
      expect(await eventsOf(id)).toMatchObject([{ what: 'closing-days', from: '0.0' }]);
      await expectSound(id);
    }
    await liveUntil(monday + 9 * day);
    expect((await now()).state.steps['talk']).toMatchObject({ missed: false });
    await liveUntil(monday + 10 * day);
    expect((await now()).state.steps['talk']).toMatchObject({ missed: true });
    await expectSound();
  });

  test('the same days again change nothing, and other schools are not counted again', async () => {
    await close(studyDays, 'save');
    expect(await close([...studyDays], 'save')).toEqual({ isSame: true, stopsTerms: true, cases: [] });
    expect(await eventsOf()).toHaveLength(1);
    const mine = { region, caseId };
    region = await makeRegion(platform.door, { agreements, signals });
    const elsewhere = await opened();
    await close(studyDays, 'save');
    expect(await eventsOf(mine.caseId)).toHaveLength(1);
    expect(await eventsOf(elsewhere)).toHaveLength(1);
  });

  test('a case that opens after it counts by it from its start, without an event', async () => {
    await close(studyDays, 'save');
    caseId = await opened();
    expect(await dueOf('talk')).toBe('2026-09-23');
    expect(await eventsOf()).toEqual([]);
    await expectSound();
  });

  /** Seen to fail when opening a case does not wait for who corrects. */
  test('a case that is opened while the days are corrected counts by them too', async () => {
    let go!: () => void;
    const held = new Promise<void>((resolve) => (go = resolve));
    let isSaved!: () => void;
    const saved = new Promise<void>((resolve) => (isSaved = resolve));
    const saving = asOwner(async (open) => {
      await platform.parts.calendars.close(open, { organisationId: region.schoolId, days: studyDays }, 'save');
      isSaved();
      await held;
    });
    await saved;
    const opening = opened();
    const waiting = `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    await until(async () => (await platform.rows(waiting)).length > 0);
    go();
    await saving;
    caseId = await opening;
    expect(await dueOf('talk')).toBe('2026-09-23');
    expect(await eventsOf()).toEqual([]);
    await expectSound();
  });

  test('what was done before stays as it was counted, and can still be taken back after', async () => {
    await liveUntil(monday + day);
    await act('compulsory-education', { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
    await close(studyDays, 'save');
    expect(await dueOf('talk')).toBe('2026-09-21');
    await expectSound();
    await act('compulsory-education', { act: 'correct', takesBack: { act: 'done', step: 'talk' } });
    expect(await dueOf('talk')).toBe('2026-09-23');
    await expectSound();
  });

  test('what has gone off stays gone off; what was missed by the old days alone is open again', async () => {
    await liveUntil(monday + 8 * day);
    expect((await now()).state.steps['talk']).toMatchObject({ missed: true });
    const before = await platform.rows('select alarm from firing where case_id = $1 order by seq', [caseId]);
    await close(studyDays, 'save');
    const { state } = await now();
    expect(state.steps['talk']).toMatchObject({ missed: false, due: { on: '2026-09-23' } });
    const after = await platform.rows('select alarm from firing where case_id = $1 order by seq', [caseId]);
    expect(after).toEqual(before);
    await expectSound();
    await liveUntil(monday + 10 * day);
    expect((await now()).state.steps['talk']).toMatchObject({ missed: true });
    await expectSound();
  });

  test('there and back is two events, and every date is where it was', async () => {
    const before = (await now()).state;
    await platform.clockAt(monday + 1000);
    await close(studyDays, 'save');
    await platform.clockAt(monday + day);
    await close([], 'save');
    expect((await now()).state.steps['talk']!.due).toEqual(before.steps['talk']!.due);
    const [first, second] = await eventsOf();
    expect(second!.from).toBe(first!.to);
    await expectSound();
  });

  /** Seen to fail when what held before the first correction is not kept, and a case that opened before it counts by the new file. */
  test('school holidays of a region are corrected in the same way, and what they were stays known', async () => {
    const file = parseHolidayTable(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
    const early = {
      year: '2026-2027',
      name: 'herfst',
      region: 'middle',
      first: '2026-09-16',
      last: '2026-09-20',
    } as const;
    const isAutumn = ({ year, name, region: of }: SchoolHolidayRow) =>
      year === early.year && name === early.name && of === early.region;
    const rows = file.map((row) => (isAutumn(row) ? early : row));
    const { cases } = await holidays(rows, 'trial');
    expect(cases[0]!.points[0]).toMatchObject({ of: 'talk', before: '2026-09-21', after: '2026-09-24' });
    expect(await holidays(file, 'save')).toMatchObject({ isSame: true, cases: [] });
    await holidays(rows, 'save');
    expect(await dueOf('talk')).toBe('2026-09-24');
    await close(studyDays, 'save');
    expect(await dueOf('talk')).toBe('2026-09-24');
    expect(await eventsOf()).toMatchObject([{ what: 'school-holidays' }, { what: 'closing-days' }]);
    await expectSound();
    // As a process tells it that starts later, and remembers nothing.
    await expectSound(caseId, caseParts({ WORKFLOWS_DIR: './workflows' }));
  });

  /** Seen to fail when a case that is opened again counts by the days off of the day on which it ended. */
  test('a case that ended is passed over, and counts by the days off of now when it is opened again', async () => {
    await act('compulsory-education', { act: 'close', outcome: 'returned-own-school' });
    for (const step of ['after-care-1', 'after-care-2']) await act('school', { act: 'done', step });
    await close(studyDays, 'save');
    expect(await eventsOf()).toEqual([]);
    await expectSound();
    await act('compulsory-education', { act: 'reopen', reason: 'absent again', starts: ['talk'] });
    expect(await dueOf('talk')).toBe('2026-09-23');
    expect(await eventsOf()).toMatchObject([{ what: 'closing-days', from: '0.0' }]);
    await expectSound();
  });

  test('days that cannot be, and an organisation that is not there, are refused', async () => {
    const wrong = close([{ first: '2026-09-18', last: '2026-09-17', name: 'x' }], 'save');
    await expect(wrong).rejects.toMatchObject({ kind: 'wrong-days' });
    const organisationId = '00000000-0000-4000-8000-00000000ffff';
    const none = asOwner((open) => platform.parts.calendars.close(open, { organisationId, days: [] }, 'trial'));
    await expect(none).rejects.toMatchObject({ kind: 'not-found' });
  });
});
