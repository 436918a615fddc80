import type { Open } from '@app/platform';
import { after, CaseFiles, monday } from '../../../../test/support/case-file';
import { catalogueOf } from '../../../../test/support/catalogue';
import { addPupil, makeRegion, type TestRegion } from '../../../../test/support/region';
import { isSomethingDue, nextMomentAfter } from '../firing/gone-off';
import { lockCases } from '../kept-case';
import { linkCases } from '../linked-cases';
import { rebuild } from '../audit/rebuild';

let files: CaseFiles;
let elsewhere: TestRegion;
let caseId: string;
beforeAll(async () => {
  files = await CaseFiles.start();
  elsewhere = await makeRegion(files.platform.door, catalogueOf());
});
afterAll(() => files.stop());
beforeEach(async () => {
  await setHeld(false);
  await files.platform.rows('delete from alarm');
  caseId = await files.open();
  await setHeld(true);
});

const asOwner = <T>(work: (open: Open) => Promise<T>) =>
  files.platform.door.asMachine({ task: 'test', role: 'owner' }, work);
const fire = () => files.platform.parts.fireDue.all(files.platform.door);
const setHeld = (isHeld: boolean) =>
  files.platform.rows(`update region set active_since = $2 where id = $1`, [
    files.region.id,
    isHeld ? null : new Date(monday),
  ]);
const count = async (of: string, id = caseId) =>
  (await files.platform.rows(`select from ${of} and case_id = $1`, [id])).length;
const fired = (id = caseId) => count(`timeline where event ->> 'kind' = 'fired'`, id);
const due = () => count(`alarm where at <= (select held_at from clock)`);

async function caseElsewhere(): Promise<string> {
  const { door, parts } = files.platform;
  const pupilId = await addPupil(door, elsewhere);
  const opening = { pupilId, workflow: 'long-relative-absence', firstDayAbsent: '2026-09-14' } as const;
  return door.asPerson(elsewhere.person('school'), (open) =>
    parts.cases.open(open, { ...opening, facts: { enrolled: true, attends: false } }),
  );
}

/** Seen to fail without `heldRegions` in `lockDue`, in `isSomethingDue` and in `nextMomentAfter`. */
test('what is due in a held region stays, and is no next moment; another region beside it goes on', async () => {
  const other = await caseElsewhere();
  const [first] = await files.platform.rows<{ at: Date }>('select min(at) as at from alarm where case_id = $1', [
    other,
  ]);
  await files.platform.clockAt(after(24 * 10));
  expect(await asOwner((open) => isSomethingDue(open))).toBe(true);
  const { plain, byRules } = await fire();
  expect(plain + byRules).toBe(await fired(other));
  expect([await fired(), await due()]).toEqual([0, expect.any(Number)]);
  expect(await due()).toBeGreaterThan(2);
  expect(await asOwner((open) => isSomethingDue(open))).toBe(false);
  await files.platform.rows('delete from alarm where case_id = $1', [other]);
  expect(await asOwner((open) => nextMomentAfter(open, new Date(monday)))).toBeUndefined();
  await setHeld(false);
  expect(await asOwner((open) => nextMomentAfter(open, new Date(monday)))).toEqual(first!.at);
});

const studyDays = [{ first: '2026-09-17', last: '2026-09-18', name: 'studiedagen' }] as const;

/** The auditor finds nothing, and what is made again from the timeline alone is the same. */
async function expectSound(): Promise<void> {
  const { audit, books } = files.platform.parts;
  const round = await audit.round(files.platform.door);
  expect(round!.found.filter((found) => found.caseId === caseId)).toEqual([]);
  const rows = () =>
    files.platform.rows(
      `select a::text as row from alarm a where case_id = $1
        union all select state::text from case_state where case_id = $1 order by 1`,
      [caseId],
    );
  const before = await rows();
  const [last] = await files.platform.rows<{ seq: number }>('select seq::int from case_state where case_id = $1', [
    caseId,
  ]);
  await asOwner(async (open) => {
    await lockCases(open, [caseId], 'wait');
    await rebuild(open, books, [caseId], new Map([[caseId, last!.seq]]));
  });
  expect(await rows()).toEqual(before);
}

/** Seen to fail without `isHeld` in `advance` (steps are missed) and in `writeAlarms` (what is due is gone). */
test('corrected days off move dates in a held region, and let nothing go off there', async () => {
  await setHeld(false);
  caseId = await files.open('sickness-absence');
  await setHeld(true);
  await files.platform.clockAt(after(24 * 20));
  const before = await due();
  const asked = { organisationId: files.region.schoolId, days: studyDays };
  const { cases } = await asOwner((open) => files.platform.parts.calendars.close(open, asked, 'save'));
  expect(cases.find((one) => one.caseId === caseId)!.points.length).toBeGreaterThan(0);
  expect([await fired(), await count('outbox where true')]).toEqual([0, 0]);
  expect(before).toBeGreaterThan(2);
  expect(await due()).toBeGreaterThan(2);
  await expectSound();
});

/** Seen to fail without `switchOn` of its cases: reminders and rungs of weeks ago go off at once. */
test('switched on, what is missed is missed now, and the rest waits for the next dispatch', async () => {
  const saturday = after(24 * 19);
  await files.platform.clockAt(saturday);
  await files.platform.rows(
    `update organisation set covenant_on = '2026-06-18', processor_agreement_on = '2026-07-02'`,
  );
  await asOwner((open) => files.platform.parts.regions.switchOn(open, files.region.id));
  await expectSound();
  await fire();
  const said = await files.platform.rows<{ what: string | null }>(
    `select coalesce(line ->> 'switched-on', line ->> 'missed') as what
       from timeline, json_array_elements(lines) line where case_id = $1 and at = to_timestamp($2 / 1000.0) order by seq`,
    [caseId, saturday],
  );
  expect(said.flatMap(({ what }) => what ?? [])).toEqual(['region', 'notify', 'name-director', 'talk', 'round-table']);
  expect(await count('outbox where true')).toBe(0);
  await files.platform.clockAt(after(24 * 21));
  await fire();
  expect(await count('outbox where true')).toBeGreaterThan(1);
  await expectSound();
});

/** Seen to fail without `isHeld` in `raise`: who has nothing to be counted of now is forgotten. */
test('whoever asks to count a child of a held region plans it, for when the region is on', async () => {
  const { door, parts } = files.platform;
  const pupilId = await addPupil(door, files.region);
  expect(await asOwner((open) => parts.absences.raise(open, [pupilId]))).toMatchObject({ fired: [], casesOpened: 0 });
  const [look] = await files.platform.rows('select look_at from signal_look where pupil_id = $1', [pupilId]);
  expect(look).toEqual({ look_at: new Date(monday) });
  await fire();
  expect(await files.platform.rows('select from signal_look where pupil_id = $1', [pupilId])).toHaveLength(1);
  await setHeld(false);
  await fire();
  expect(await files.platform.rows('select from signal_look where pupil_id = $1', [pupilId])).toEqual([]);
});

test('cases of a held region are not linked', async () => {
  const { door, parts } = files.platform;
  await setHeld(false);
  const other = await files.open();
  await setHeld(true);
  const linking = door.asPerson(files.school, (open) => linkCases(open, parts.cases, { caseId, other }, 'siblings'));
  await expect(linking).rejects.toMatchObject({ kind: 'region-not-on' });
});
