import { type LocalDate, momentsOf } from '@app/rules';
import { expectByTheRules } from '../../../../test/support/by-the-rules';
import { CaseFiles, monday } from '../../../../test/support/case-file';
import { TableAtWork, wholeDecision } from '../../../../test/support/table-at-work';
import { actOnItem, meetingOn, openMeeting, tableOf, writeDecision } from '../index';
import { decisionsAt } from './draft-decisions';

let files: CaseFiles;
let table: TableAtWork;
let caseId: string;
beforeAll(async () => {
  files = await CaseFiles.start();
  table = await TableAtWork.of(files);
});
beforeEach(async () => {
  caseId = await files.open();
  await table.see(caseId);
});
afterAll(() => files.stop());

const clockOn = (on: LocalDate) => files.platform.clockAt(momentsOf('Europe/Amsterdam').timeOn(on, '14:00'));
const steps = async () => {
  const { state } = await table.as(table.chair, (open) => files.platform.parts.cases.read(open, caseId));
  return Object.keys(state.steps).filter((key) => key.includes('decision'));
};
const meeting = (on: LocalDate) => table.as(table.chair, async (open) => openMeeting(open, await tableOf(open), on));

/** Speaks of the case in a meeting, with or without a decision. */
async function speakOn(on: LocalDate, decides = false): Promise<void> {
  await clockOn(on);
  await table.as(table.chair, async (open) => {
    const at = await tableOf(open);
    await actOnItem(open, at, { meeting: await openMeeting(open, at, on), caseId }, { act: 'begin' });
  });
  if (decides) await table.begin(on, caseId);
  await table.present(on, ['school']);
  await table.final(on);
}

const directorsTold = () =>
  files.platform.rows<{ email: string }>(
    `select p.email from outbox o join person p on p.id = o.person_id
      where o.case_id = $1 and o.template = 'returns-to-table' order by o.seq`,
    [caseId],
  );

/** Seen to fail with four returns for three, and where a discussion does not count. */
test('a case that comes back a third time without a decision that was carried out goes to the directors, and each time after', async () => {
  await speakOn('2026-10-06', true);
  for (const on of ['2026-10-13', '2026-10-20'] as const) await speakOn(on);
  expect(await directorsTold()).toEqual([]);
  await speakOn('2026-10-27');
  expect(await directorsTold()).toEqual([{ email: 'school.management@test.example' }]);
  await speakOn('2026-11-03');
  expect(await directorsTold()).toHaveLength(2);
  await expectByTheRules(files.platform);
});

/** Seen to fail without the reset of what was counted. */
test('a decision that was carried out begins the count anew', async () => {
  await speakOn('2026-12-01', true);
  await table.as(files.school, (open) =>
    files.platform.parts.cases.act(open, caseId, { act: 'done', step: 'decision-1' }),
  );
  for (const on of ['2026-12-15', '2026-12-22', '2026-12-29'] as const) await speakOn(on);
  expect(await directorsTold()).toEqual([]);
});

/** Seen to fail without the lock on the meeting. */
test('minutes that two people make final at once are made final once', async () => {
  await clockOn('2026-11-10');
  await table.begin('2026-11-10', caseId);
  const outcomes = await Promise.allSettled([table.final('2026-11-10'), table.final('2026-11-10')]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await steps()).toEqual(['answer-to-decision-1']);
});

/** Seen to fail without the lock on what is written on: the minutes said one thing, and the decision another. */
test('who types on while the minutes become final is told that it is a step now, with what it says', async () => {
  const on = '2026-11-17';
  await clockOn(on);
  const id = await table.begin(on, caseId);
  const typing = table.as(files.school, (open) =>
    writeDecision(open, { id, ifMatch: '"1"', draft: { ...wholeDecision, what: 'payer' } }),
  );
  const [typed] = await Promise.allSettled([typing, table.final(on)]);
  const { state } = await table.as(table.chair, (open) => files.platform.parts.cases.read(open, caseId));
  const [decision] = await table.as(table.chair, async (open) =>
    decisionsAt(open, await meetingOn(open, await tableOf(open), on)),
  );
  const what = typed.status === 'fulfilled' ? 'payer' : 'place';
  expect([decision!.what, state.steps['answer-to-decision-1']!.decided!.what]).toEqual([what, what]);
  const late = table.as(files.school, (open) =>
    writeDecision(open, { id, ifMatch: decision!.etag, draft: wholeDecision }),
  );
  await expect(late).rejects.toMatchObject({ kind: 'changed-meanwhile', more: { current: { step: 'decision-1' } } });
});

/** Seen to fail without the policy on minutes. */
test('of minutes that are final nothing changes, whoever asks', async () => {
  await speakOn('2026-11-24', true);
  await expect(meeting('2026-11-24')).rejects.toMatchObject({ kind: 'act-refused' });
  for (const change of [
    'update table_meeting set final_at = null',
    `update table_item set removed_because = 'x'`,
    `update table_decision set words = 'x'`,
    'delete from table_decision',
    'delete from table_meeting',
  ]) {
    const changed = await table.as(table.chair, ({ sql }) => sql(`${change} where true returning 1`)).catch(() => []);
    expect([change, changed]).toEqual([change, []]);
  }
});

test('what was settled before the meeting is not spoken of', async () => {
  await files.platform.clockAt(monday + 11 * 7 * 24 * 3_600_000);
  await files.platform.parts.fireDue.all(files.platform.door);
  const on = '2026-12-08' as const;
  const pointsOf = async () =>
    (await table.agenda(on)).find(({ now }) => now.id === caseId)!.points.map(({ reason }) => reason);
  expect(await pointsOf()).toEqual(expect.arrayContaining(['asked', 'R3', 'S3']));
  for (const step of ['notify', 'name-director'] as const) {
    await table.as(files.school, (open) => files.platform.parts.cases.act(open, caseId, { act: 'done', step }));
  }
  expect(await pointsOf()).not.toContain('S3');
});
