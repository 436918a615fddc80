import type { Person } from '@app/platform';
import { CaseFiles, monday } from '../support/case-file';

/** P20: whoever took part in a case sees it until a moment that stands beside it, and then no longer: by the clock alone. */

let files: CaseFiles;
let caseId: string;

beforeAll(async () => void (files = await CaseFiles.start()));
beforeEach(async () => void (caseId = await files.open()));
afterAll(() => files.stop());

const dayMs = 86_400_000;
const sees = (who: Person) =>
  files.platform.door.asPerson(who, async ({ sql }) => {
    const one = await sql('select from case_file where id = $1', [caseId]);
    const all = await sql('select from cases_seen() where id = $1', [caseId]);
    const state = await sql('select from case_state where case_id = $1', [caseId]);
    return [one.length, all.length, state.length];
  });
const act = (who: Person, what: Parameters<typeof files.platform.parts.cases.act>[2]) =>
  files.platform.door.asPerson(who, (open) => files.platform.parts.cases.act(open, caseId, what));

/** Seen to fail with a day more. */
test('P20: a party sees a case through the 28th day after its last step of after-care, and the office that watches after it', async () => {
  const { school, officer, platform } = files;
  await act(officer, { act: 'close', outcome: 'admin-error' });
  const now = await platform.door.asPerson(school, (open) => platform.parts.cases.read(open, caseId));
  for (const { key, responsible, state } of Object.values(now.state.steps)) {
    if (key.startsWith('after-care-') && state === 'open') {
      await act(files.region.person(responsible), { act: 'done', step: key });
    }
  }
  const [ended] = await platform.rows<{ phase: string; until: Date | null }>(
    `select c.phase, p.access_until as until from case_file c join case_party p on p.case_id = c.id
      where c.id = $1 and p.role = 'school'`,
    [caseId],
  );
  expect(ended).toEqual({ phase: 'ended', until: new Date('2026-10-13T00:00:00+02:00') });
  await platform.clockAt(Date.parse('2026-10-12T23:59:00+02:00'));
  expect(await sees(school)).toEqual([1, 1, 1]);
  await platform.clockAt(Date.parse('2026-10-13T00:00:00+02:00'));
  expect(await sees(school)).toEqual([0, 0, 0]);
  expect(await sees(officer)).toEqual([1, 1, 1]);
});

test('P20: while a case runs, no end is known', async () => {
  await files.platform.clockAt(monday + 60 * dayMs);
  expect(await sees(files.school)).toEqual([1, 1, 1]);
  const ends = await files.platform.rows('select from case_party where case_id = $1 and access_until is not null', [
    caseId,
  ]);
  expect(ends).toEqual([]);
});
