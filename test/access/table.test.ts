import { actOnItem, addGuest, openMeeting, tableOf } from '@app/cases';
import { type Person, sqlState } from '@app/platform';
import { momentsOf } from '@app/rules';
import { CaseFiles } from '../support/case-file';
import { TableAtWork } from '../support/table-at-work';

const on = '2026-10-06';

let files: CaseFiles;
let table: TableAtWork;
let caseId: string;
let other: string;

beforeAll(async () => {
  files = await CaseFiles.start();
  table = await TableAtWork.of(files);
  caseId = await files.open();
  other = await files.open();
  for (const id of [caseId, other]) await table.see(id);
  await table.as(files.school, ({ sql, who, now }) =>
    sql(
      `insert into note (id, case_id, kind, category, text, organisation_id, written_at)
       values (gen_random_uuid(), $1, 'note', 'education', 'Voor de partijen.', $2, $3)`,
      [caseId, who.organisation, now],
    ),
  );
  await files.platform.clockAt(momentsOf('Europe/Amsterdam').timeOn(on, '14:00'));
  await atTable(async (open, at) => {
    await addGuest(open, at, files.region.organisations.get('care-provider')!);
    await actOnItem(open, await tableOf(open), at, { act: 'begin' });
  });
});
afterAll(() => files.stop());

const atTable = (work: (open: Parameters<typeof addGuest>[0], at: Parameters<typeof addGuest>[1]) => Promise<void>) =>
  table.as(table.chair, async (open) => {
    await work(open, { meeting: await openMeeting(open, await tableOf(open), on), caseId });
  });

const guest = () => files.region.person('care-provider');
const rowsSeen = (who: Person, of: string, id: string) =>
  table.as(
    who,
    async ({ sql }) =>
      (await sql(`select from ${of} where ${of === 'case_file' ? 'id' : 'case_id'} = $1`, [id])).length,
  );
const refusal = (work: Promise<unknown>) => work.then(() => 'none', sqlState);

/** Seen to fail without the policies for guests. */
test.each(['case_file', 'case_state', 'case_party', 'step', 'timeline', 'agenda', 'table_item'])(
  'a guest reads %s of the case that is discussed, and of no other',
  async (of) => {
    expect(await rowsSeen(guest(), of, caseId)).toBeGreaterThan(0);
    expect(await rowsSeen(guest(), of, other)).toBe(0);
    expect(await rowsSeen(files.region.person('facility'), of, caseId)).toBe(0);
  },
);

/** Seen to fail with a guest whom `sees_case` knows. */
test.each(['note', 'remark', 'alarm', 'outbox', 'firing', 'table_guest'])('a guest reads no row of %s', async (of) => {
  expect(await rowsSeen(guest(), of, caseId)).toBe(0);
});

/** Seen to fail where it is enough that his organisation is a guest. */
test('who answers for the organisation of a guest sees no case of which he was not told', async () => {
  const board = { ...guest(), roles: ['care-provider', 'board'] };
  expect([await rowsSeen(board, 'case_file', caseId), await rowsSeen(board, 'timeline', caseId)]).toEqual([0, 0]);
});

/** Seen to fail with a guest whom `sees_case` knows. */
test('a guest writes nothing', async () => {
  const adding = table.as(guest(), ({ sql, who }) =>
    sql(`insert into case_party (case_id, role, organisation_id, involved_at) values ($1, 'facility', $2, now())`, [
      caseId,
      who.organisation,
    ]),
  );
  expect(await refusal(adding)).toBe('42501');
  for (const change of [
    'case_file set closed_as = closed_as',
    'step set state = state',
    'case_party set involved_at = now()',
  ]) {
    const changed = await table.as(guest(), ({ sql }) => sql(`update ${change} where true returning 1`));
    expect([change, changed]).toEqual([change, []]);
  }
});

/** Seen to fail with policies that do not ask whose table it is. */
test('only the table says what it speaks of, who is there, and who is a guest', async () => {
  const { officer } = files;
  const [meeting] = await files.platform.rows<{ id: string }>('select id from table_meeting');
  for (const insert of [
    `insert into table_item (meeting_id, case_id) values ('${meeting!.id}', '${other}')`,
    `insert into table_present (meeting_id, organisation_id) select '${meeting!.id}', app_organisation()`,
    `insert into table_guest (meeting_id, case_id, organisation_id) select '${meeting!.id}', '${caseId}', app_organisation()`,
    `insert into table_meeting (id, region_id, organisation_id, held_on)
     select gen_random_uuid(), app_region(), organisation_id, '2027-01-01' from table_meeting`,
  ]) {
    expect([insert, await refusal(table.as(officer, ({ sql }) => sql(insert)))]).toEqual([insert, '42501']);
  }
});

/** Seen to fail with a discussion that does not end. */
test('when the discussion ends the guest sees nothing any more', async () => {
  await atTable(async (open, at) => actOnItem(open, await tableOf(open), at, { act: 'end' }));
  expect(await rowsSeen(guest(), 'case_file', caseId)).toBe(0);
  expect(await rowsSeen(guest(), 'timeline', caseId)).toBe(0);
});
