import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { freshDatabase } from '../../../../test/support/database';
import { connect, Door, migrate, type Person, seal, sqlState, type Verified, verifyLog } from '../index';

/** The log of looks: written by the visit that shows, sealed, and found out when somebody changed it. */

let database: Awaited<ReturnType<typeof freshDatabase>>;
let source: Awaited<ReturnType<typeof connect>>;
let door: Door;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await freshDatabase({ isEmpty: true });
  await migrate({ DATABASE_URL: database.url });
  source = await connect({ DATABASE_URL: database.url });
  door = new Door(source);
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const [region, organisation, id] = [randomUUID(), randomUUID(), randomUUID()];

/** Somebody who asks for cases in a request. */
const officer = (): Person => ({
  id,
  organisation,
  region,
  roles: ['compulsory-education', 'person'],
  language: 'nl',
  asked: {
    request: randomUUID(),
    action: 'GET /api/cases',
    categories: ['identity', 'absence'],
    organisation,
    region,
    role: 'compulsory-education',
    place: 'person',
  },
});

const look = (...pupils: string[]) =>
  door.asPerson(officer(), async (open) => open.looked({ pupils, because: 'watches' }));

/** Looks, and seals what was looked at. */
async function lookAndSeal(): Promise<void> {
  await look(randomUUID(), randomUUID());
  await look(randomUUID());
  await seal(door);
}

const refusal = (work: Promise<unknown>) => work.then(() => 'none', sqlState);
const firstBroken = ({ months }: Verified) => months.find(({ broken }) => broken)?.broken;

/** What somebody does who has the whole database in his hands, and puts back. */
async function tampering(change: string, undo: string): Promise<Verified> {
  const off = ['access_log', 'access_block'].map((table) => `alter table ${table} disable trigger user`);
  const on = ['access_log', 'access_block'].map((table) => `alter table ${table} enable trigger user`);
  for (const statement of [...off, change]) await source.query(statement);
  const verified = await verifyLog(door);
  for (const statement of [undo, ...on]) await source.query(statement);
  return verified;
}

/** Seen to fail without the line in the door that writes it. */
test('one row a visit says who, for whom, as what, why, and which children', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  await door.asPerson(officer(), async (open) => {
    open.looked({ pupils: [one, other], cases: [other], because: 'watches' });
    open.looked({ pupils: [one], because: 'directs' });
  });
  const rows = await source.query(`select * from access_log where $1 = any(pupils)`, [one]);
  expect(rows).toEqual([
    expect.objectContaining({
      person_id: id,
      organisation_id: organisation,
      role: 'compulsory-education',
      place: 'person',
      action: 'GET /api/cases',
      because: ['watches', 'directs'],
      categories: ['identity', 'absence'],
      pupils: [one, other],
      cases: [other],
      result: 'shown',
    }),
  ]);
});

test('a visit that shows nobody leaves no row, and neither does one that is taken back', async () => {
  const before = await source.query('select count(*) from access_log');
  await door.asPerson(officer(), () => Promise.resolve());
  const failing = door.asPerson(officer(), (open) => {
    open.looked({ pupils: [randomUUID()], because: 'watches' });
    return Promise.reject(new Error('not after all'));
  });
  await expect(failing).rejects.toThrow('not after all');
  expect(await source.query('select count(*) from access_log')).toEqual(before);
});

/** Seen to fail with the failure of the log swallowed. */
test('what cannot be put on record is not shown', async () => {
  await source.query('revoke insert on access_log from terugweg_api');
  await expect(look(randomUUID())).rejects.toMatchObject({ kind: 'not-on-record', status: 503 });
  await source.query('grant insert on access_log to terugweg_api');
  await look(randomUUID());
});

test.each(['update access_log set role = role', 'delete from access_log', 'update access_block set head = head'])(
  'the log only grows: %s is refused, also to the owner',
  async (change) => {
    await lookAndSeal();
    expect(await refusal(door.asPerson(officer(), ({ sql }) => sql(change)))).toBe('42501');
    expect(await refusal(source.query(change))).toBe('23001');
  },
);

/** Seen to fail without the policy: he reads what others looked at. */
test('who looks does not read the log, and writes in nobody else’s name', async () => {
  await look(randomUUID());
  expect(await door.asPerson(officer(), ({ sql }) => sql('select id from access_log'))).toEqual([]);
  const asAnother = door.asPerson(officer(), ({ sql }) =>
    sql(
      `insert into access_log (agreed_at, request, action, region_id, organisation_id, person_id, role, place, because,
                               categories, pupils, cases, result)
       values (now(), $1, 'GET', $1, $1, $1, 'school', 'person', '{}', '{}', '{}', '{}', 'shown')`,
      [randomUUID()],
    ),
  );
  await expect(asAnother).rejects.toThrow('row-level security');
});

test('what is sealed verifies, and the tail says what is not sealed yet', async () => {
  await lookAndSeal();
  await look(randomUUID());
  const { months, tail } = await verifyLog(door);
  expect(months.map(({ broken }) => broken)).toEqual([undefined]);
  expect(tail).toEqual({ rows: 1, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  await seal(door);
  expect((await verifyLog(door)).tail).toEqual({ rows: 0 });
});

describe('somebody changed the log', () => {
  let no: number;
  beforeEach(async () => {
    await lookAndSeal();
    await lookAndSeal();
    await lookAndSeal();
    [{ no }] = (await source.query('select max(no) - 1 as no from access_block')) as [{ no: number }];
  });

  /** Seen to fail with digests of the ids alone. */
  test('a row that was edited is found in its block', async () => {
    const at = `where id = (select min(id) from access_log where block = ${no})`;
    const found = await tampering(
      `update access_log set person_id = '${organisation}' ${at}`,
      `update access_log set person_id = '${id}' ${at}`,
    );
    expect(firstBroken(found)).toEqual({ no, what: 'content' });
    expect(firstBroken(await verifyLog(door))).toBeUndefined();
  });

  test('a row that was taken out, or put into another block, is found', async () => {
    await source.query(`create table taken as select * from access_log where block = ${no} limit 1`);
    const found = await tampering(
      `delete from access_log where id in (select id from taken)`,
      `insert into access_log overriding system value select * from taken`,
    );
    expect(firstBroken(found)).toEqual({ no, what: 'rows' });
    expect(firstBroken(await verifyLog(door))).toBeUndefined();
  });

  test('a row that was put in is found', async () => {
    const found = await tampering(
      `insert into access_log (agreed_at, request, action, region_id, organisation_id, person_id, role, place, because,
                               categories, pupils, cases, result, month, block)
       select agreed_at, request, 'GET /api/nothing', region_id, organisation_id, person_id, role, place, because,
              categories, pupils, cases, result, month, block from access_log where block = ${no} limit 1`,
      `delete from access_log where action = 'GET /api/nothing'`,
    );
    expect(firstBroken(found)).toEqual({ no, what: 'rows' });
  });

  /** Seen to fail where the numbers of blocks are not looked at. */
  test('a block that was taken out with its rows is found', async () => {
    await source.query(`create table block_taken as select * from access_block where no = ${no};
      create table rows_taken as select * from access_log where block = ${no}`);
    const found = await tampering(
      `delete from access_log where block = ${no}; delete from access_block where no = ${no}`,
      `insert into access_block select * from block_taken;
       insert into access_log overriding system value select * from rows_taken`,
    );
    expect(firstBroken(found)).toEqual({ no, what: 'missing' });
    expect(firstBroken(await verifyLog(door))).toBeUndefined();
  });

  /** Whoever changes rows and block alike still does not know the head that somebody noted elsewhere. */
  test('a head that was written anew is found, for the next block does not follow it', async () => {
    const [{ head }] = (await source.query(`select head from access_block where no = ${no}`)) as [{ head: string }];
    const heads = (text: string) => `update access_block set head = '${text}' where no = ${no}`;
    const found = await tampering(heads('0'.repeat(64)), heads(head));
    expect(firstBroken(found)).toEqual({ no, what: 'head' });
    expect(firstBroken(await verifyLog(door))).toBeUndefined();
  });
});
