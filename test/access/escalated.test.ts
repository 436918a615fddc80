import { after, CaseFiles } from '../support/case-file';

/** Who leads or answers for an organisation sees the cases of which he was told, from then on. */

let files: CaseFiles;
let caseId: string;

beforeAll(async () => {
  files = await CaseFiles.start();
});
afterAll(() => files.stop());
beforeEach(async () => {
  caseId = await files.open();
});

async function sees(role: string, place: string): Promise<boolean> {
  const who = files.region.person(role);
  const [at] = await files.platform.rows<{ id: string }>(
    'select person_id as id from membership where organisation_id = $1 and level = $2',
    [who.organisation, place],
  );
  const rows = await files.platform.door.asPerson({ ...who, id: at!.id, roles: [role, place] }, ({ sql }) =>
    sql('select from case_file where id = $1', [caseId]),
  );
  return rows.length > 0;
}

async function until(moment: number): Promise<void> {
  await files.platform.clockAt(moment);
  await files.platform.parts.fireDue.all(files.platform.door);
}

/** Seen to fail without the condition: the board sees each case of its school from the first day. */
test('a board sees a case of its school when its ladder reached it, and not before', async () => {
  expect([await sees('school', 'person'), await sees('school', 'team-lead')]).toEqual([true, true]);
  expect(await sees('school', 'board')).toBe(false);
  await until(after(24 * 60));
  expect(await sees('school', 'board')).toBe(false);
  await files.platform.rows(
    `insert into outbox (seq, case_id, person_id, recipient, template)
     select nextval('timeline_seq'), $1, m.person_id, 'school.board', 'rung' from membership m
      where m.organisation_id = $2 and m.level = 'board'`,
    [caseId, files.region.schoolId],
  );
  expect(await sees('school', 'board')).toBe(true);
});

test('leads of youth health see what was escalated to them, and their doctor what he is a party of', async () => {
  await files.platform.door.asPerson(files.school, (open) =>
    files.platform.parts.cases.act(open, caseId, { act: 'set', facts: { question: 'capacity' } }),
  );
  expect([await sees('youth-health', 'person'), await sees('youth-health', 'management')]).toEqual([true, false]);
  for (let day = 1; day <= 40; day += 1) await until(after(24 * day));
  expect(await sees('youth-health', 'management')).toBe(true);
});
