import { type Person, sqlState } from '@app/platform';
import { Placing } from '../support/placing';

let placing: Placing;
let request: string;

/** A placement in a region that did not agree on placements: the alliance takes no part in the case. */
beforeAll(async () => {
  placing = await Placing.start({ hasAgreed: false });
  await placing.on('2026-12-14');
  request = await placing.waitingSince('2026-11-09');
  await placing.onRequest(request, { act: 'give-back', because: 'information-missing' });
  await placing.platform.rows(`update placement_request set state = 'waiting'`);
  await placing.placed(request, await placing.facility());
  await placing.onPlacement(request, { act: 'end', on: '2027-01-11', as: 'elsewhere' });
  await placing.onPlacement(request, { act: 'follow-up', months: 3, on: '2027-01-11', found: 'in-place' });
});
afterAll(() => placing.stop());

const tables = ['placement_request', 'placement', 'placement_return', 'placement_follow_up'] as const;
const as = (role: string) => placing.region.person(role);
const rowsSeen = async (who: Person) => {
  const counts: number[] = [];
  for (const table of tables) {
    counts.push(
      await placing.platform.door.asPerson(who, async ({ sql }) => (await sql(`select from ${table}`)).length),
    );
  }
  return counts;
};
const refusal = (who: Person, text: string) =>
  placing.platform.door.asPerson(who, ({ sql }) => sql(text)).then(() => 'none', sqlState);

/** The test after it takes the wall away itself. */
test.each([
  ['school', 1],
  ['compulsory-education', 1],
  ['alliance', 1],
  ['youth-health', 0],
  ['neighbourhood-team', 0],
  ['table', 0],
  ['receiving-alliance', 0],
  ['parents', 0],
])('%s sees so many rows of each table: %i', async (role, count) => {
  expect(await rowsSeen(as(role))).toEqual(tables.map(() => count));
});

test('it is the wall that hides them: without it even a stranger sees who waits', async () => {
  await placing.platform.rows('alter table placement_request disable row level security');
  try {
    expect((await rowsSeen(as('youth-health')))[0]).toBe(1);
  } finally {
    await placing.platform.rows('alter table placement_request enable row level security');
  }
  expect((await rowsSeen(as('youth-health')))[0]).toBe(0);
});

test('the alliance of a case in which it takes no part sees that a place is asked for, and of whom it does not', async () => {
  const other = await placing.waitingSince('2026-11-09');
  const { waiting } = await placing.morning();
  expect(waiting).toMatchObject([{ id: other, child: null }]);
});

test('no table of placements has room for a name or a text', async () => {
  const columns = await placing.platform.rows<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_name = any($1) and column_name ~ 'name|text|remark|note|birth|born'`,
    [tables],
  );
  expect(columns).toEqual([]);
});

test('nobody writes of a case that he does not see, gives himself a place, or keeps the facility of another', async () => {
  const forOthers = `insert into facility (id, region_id, alliance_id, name, type, sectors, target_groups, municipality, payer, capacity, valid_from)
    select gen_random_uuid(), region_id, alliance_id, name, type, sectors, target_groups, municipality, payer, 99, valid_from from facility`;
  expect(await refusal(as('school'), forOthers)).toBe('42501');
  const more = `update facility set capacity = 99 returning id`;
  expect(await placing.platform.door.asPerson(as('school'), ({ sql }) => sql(more))).toEqual([]);
  const [{ caseId, alliance }] = (await placing.platform.rows<{ caseId: string; alliance: string }>(
    'select case_id as "caseId", alliance_id as alliance from placement_request where id = $1',
    [request],
  )) as [{ caseId: string; alliance: string }];
  const returned = `insert into placement_return (id, request_id, case_id, alliance_id, because, returned_at)
    values (gen_random_uuid(), '${request}', '${caseId}', '${alliance}', 'information-missing', now())`;
  expect(await refusal(as('youth-health'), returned)).toBe('42501');
  const given = `insert into placement select * from placement`;
  expect(await refusal(as('school'), given)).toBe('42501');
  for (const table of tables) expect(await refusal(as('alliance'), `delete from ${table}`)).toBe('42501');
});

const line = (who: Person) =>
  placing.platform.door.asPerson(who, async ({ sql }) => {
    const [row] = await sql<{ line: number }>(
      `select place_in_line((select id from unnest($1::uuid[]) id), '2027-01-11') as line`,
      [[(await placing.morning()).waiting[0]!.id]],
    );
    return row!.line;
  });

test('its place in the line is a number for who may see the request, and nothing for others', async () => {
  expect(await Promise.all(['school', 'alliance', 'youth-health'].map((role) => line(as(role))))).toEqual([1, 1, 0]);
});
