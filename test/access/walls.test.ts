import { type Open, type Person, sqlState } from '@app/platform';
import { after, CaseFiles } from '../support/case-file';

let files: CaseFiles;
let caseId: string;

beforeAll(async () => {
  files = await CaseFiles.start();
  caseId = await files.open();
  await files.platform.clockAt(after(24));
  await files.platform.parts.fireDue.all(files.platform.door);
});
afterAll(() => files.stop());

const asWorker = <T>(work: (open: Open) => Promise<T>) =>
  files.platform.door.asMachine({ task: 'look', role: 'worker' }, work);
const refusal = (work: Promise<unknown>) => work.then(() => 'none', sqlState);

/** Every table that says something of a case or a child. */
const tables = [
  'case_file',
  'case_state',
  'case_workflow',
  'case_party',
  'step',
  'alarm',
  'timeline',
  'firing',
  'outbox',
  'pupil',
];

const rowsSeen = (who: Person) =>
  files.platform.door.asPerson(who, async ({ sql }) => {
    const counts = await sql<Record<string, number>>(
      `select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`,
    );
    return counts[0]!;
  });

test.each(['school', 'compulsory-education'])('%s sees the case in every table', async (role) => {
  for (const [table, count] of Object.entries(await rowsSeen(files.region.person(role)))) {
    expect([table, count > 0]).toEqual([table, true]);
  }
});

test.each(['youth-health', 'alliance', 'neighbourhood-team', 'table', 'parents', 'decisive-authority'])(
  '%s, which is no party yet, sees nothing in any table',
  async (role) => {
    const seen = await rowsSeen(files.region.person(role));
    expect(seen).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
  },
);

test('nobody writes into a case that he may not see', async () => {
  const doctor = files.region.person('youth-health');
  const joining = files.platform.door.asPerson(doctor, ({ sql, who }) =>
    sql(`insert into case_party (case_id, role, organisation_id, involved_at) values ($1, 'facility', $2, now())`, [
      caseId,
      who.organisation,
    ]),
  );
  expect(await refusal(joining)).toBe('42501');
  const letIn = await files.platform.door.asPerson(doctor, ({ sql }) =>
    sql(`update case_party set involved_at = now() where case_id = $1 returning role`, [caseId]),
  );
  expect(letIn).toEqual([]);
});

test('a school states pupils and absence of itself alone', async () => {
  const stating = files.platform.door.asPerson(files.officer, ({ sql, who }) =>
    sql(
      `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
       values (gen_random_uuid(), $1, $2, '1', 'x', '2012-01-01', 'Testdam')`,
      [who.region, files.region.schoolId],
    ),
  );
  expect(await refusal(stating)).toBe('42501');
});

test.each(['name from pupil', 'number from pupil', 'born_on from pupil', 'name from person', 'text from remark'])(
  'the worker does not read %s',
  async (what) => expect(await refusal(asWorker(({ sql }) => sql(`select ${what}`)))).toBe('42501'),
);

test.each(['update timeline set lines = lines', 'delete from timeline'])(
  'a timeline only grows: %s is refused, also to the owner',
  async (change) => {
    expect(await refusal(files.platform.door.asPerson(files.school, ({ sql }) => sql(change)))).toBe('42501');
    expect(await refusal(asWorker(({ sql }) => sql(change)))).toBe('42501');
    expect(await refusal(files.platform.rows(change))).toBe('23001');
  },
);

test.each(['audit_finding', 'audit_round', 'audit_cursor', 'enrolment'])('no person reads %s', async (table) => {
  const reading = files.platform.door.asPerson(files.officer, ({ sql }) => sql(`select from ${table}`));
  expect(await refusal(reading)).toBe('42501');
});

/** Seen to fail without the trigger, and with the right to insert for terugweg_api. */
test('days off that were kept are never changed, and only its own region reads them', async () => {
  const { region, school, platform } = files;
  await platform.door.asMachine({ task: 'test', role: 'owner' }, (open) =>
    platform.parts.calendars.close(
      open,
      { organisationId: region.schoolId, days: [{ first: '2027-03-01', last: '2027-03-01', name: 'studiedag' }] },
      'save',
    ),
  );
  expect(await refusal(platform.rows(`update calendar_version set days = '[]'`))).toBe('23001');
  const rows = (of: string) =>
    platform.door.asPerson({ ...school, region: of }, ({ sql }) => sql('select id, days from calendar_version'));
  expect(await rows(school.region)).toHaveLength(1);
  expect(await rows('00000000-0000-4000-8000-00000000ffff')).toEqual([]);
  const adding = platform.door.asPerson(school, ({ sql, who, now }) =>
    sql(`insert into calendar_version (region_id, days, saved_at) values ($1, '[]', $2)`, [who.region, now]),
  );
  expect(await refusal(adding)).toBe('42501');
});

test('a published agreement is never changed', async () => {
  expect(await refusal(files.platform.rows(`update agreement set body = '{}'`))).toBe('23001');
});
