import { randomUUID } from 'node:crypto';
import { invitationsTo, invite } from '@app/cases';
import { type Person, sqlState } from '@app/platform';
import { CaseFiles } from '../support/case-file';

let files: CaseFiles;
let caseId: string;

beforeAll(async () => {
  files = await CaseFiles.start();
  caseId = await files.open();
  const organisation = files.region.organisations.get('youth-health')!;
  await files.platform.door.asPerson(files.school, (open) =>
    invite(open, files.platform.parts.cases, {
      caseId,
      key: randomUUID(),
      asked: { organisation, because: 'think-along' },
    }),
  );
});
afterAll(() => files.stop());

/** Every table that says something of a case or a child. */
const tables = [
  'case_file',
  'case_state',
  'case_workflow',
  'case_party',
  'case_link',
  'step',
  'alarm',
  'timeline',
  'firing',
  'outbox',
  'note',
  'remark',
  'agenda',
  'pupil',
];

const as = (role: string) => files.region.person(role);
const rowsSeen = (who: Person, table: string) =>
  files.platform.door.asPerson(who, async ({ sql }) => (await sql(`select from ${table}`)).length);

test.each(tables)('who is invited sees no row of %s', async (table) => {
  expect(await rowsSeen(as('youth-health'), table)).toBe(0);
});

/** Seen to fail with a wall that lets everybody through; the test after it takes it away itself. */
test.each([
  ['school', 1],
  ['compulsory-education', 1],
  ['youth-health', 1],
  ['alliance', 0],
  ['neighbourhood-team', 0],
  ['table', 0],
  ['parents', 0],
])('%s sees so many invitations: %i', async (role, count) => {
  expect(await rowsSeen(as(role), 'invitation')).toBe(count);
});

test('it is the wall that hides them: without it even a stranger sees that somebody is invited', async () => {
  await files.platform.rows('alter table invitation disable row level security');
  try {
    expect(await rowsSeen(as('alliance'), 'invitation')).toBe(1);
  } finally {
    await files.platform.rows('alter table invitation enable row level security');
  }
  expect(await rowsSeen(as('alliance'), 'invitation')).toBe(0);
});

test('what he reads of it names no child, no school and no case', async () => {
  const read = await files.platform.door.asPerson(as('youth-health'), invitationsTo);
  expect(read).toHaveLength(1);
  expect(Object.keys(read[0]!).toSorted()).toEqual(['answerBy', 'because', 'from', 'id', 'invitedAt', 'role']);
  expect(JSON.stringify(read)).not.toContain(caseId);
});

/** Seen to fail with a wall that lets anything be written. */
test('nobody invites himself to a case that he does not see', async () => {
  const writing = files.platform.door.asPerson(as('alliance'), ({ sql, who }) =>
    sql(
      `insert into invitation (id, case_id, step, seq, role, organisation_id, because, by_organisation_id, invited_at,
                               answer_by)
       values (gen_random_uuid(), $1, 'invitation-to-alliance', 1, 'alliance', $2, 'think-along', $2, now(), now())`,
      [caseId, who.organisation],
    ),
  );
  expect(await writing.then(() => 'none', sqlState)).toBe('42501');
});

test('nobody answers past the desk, and an invitation that is over is not seen by who was invited', async () => {
  const answering = files.platform.door.asPerson(as('youth-health'), ({ sql }) =>
    sql(`update invitation set answer = 'accepted', answered_at = now()`),
  );
  expect(await answering.then(() => 'none', sqlState)).toBe('42501');
  const { door, parts } = files.platform;
  const act = { act: 'withdraw-invitation', step: 'invitation-to-youth-health' } as const;
  await door.asPerson(files.school, (open) => parts.cases.act(open, caseId, act));
  expect(await rowsSeen(as('youth-health'), 'invitation')).toBe(0);
});
