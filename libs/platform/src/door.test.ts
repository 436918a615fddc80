import { Logger } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { freshDatabase } from '../../../test/support/database';
import { connect, Door, type MachineTask, migrate, type Person, sqlState } from './index';

/** What a floor above would bring: one table under row-level security. */
class Notes1795392000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table note (id int primary key, organisation text not null, written date, size bigint);
      grant select, insert, update on note to terugweg_api;
      alter table note enable row level security;
      create policy own on note to terugweg_api using (organisation = current_setting('app.organisation'))`);
  }
  async down(): Promise<void> {}
}

const teacher: Person = {
  id: 'p1',
  organisation: 'school-a',
  region: 'waterrijk',
  roles: ['mentor', 'care'],
  language: 'nl',
};
const doctor: Person = { ...teacher, id: 'p2', organisation: 'ggd' };
const ticking: MachineTask = { task: 'tick', role: 'worker' };
const owner: MachineTask = { task: 'try', role: 'owner' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let source: Awaited<ReturnType<typeof connect>>;
let door: Door;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await freshDatabase({ isEmpty: true });
  const config = { DATABASE_URL: database.url };
  await Promise.all([migrate(config, [Notes1795392000001]), migrate(config, [Notes1795392000001])]);
  source = await connect(config);
  door = new Door(source);
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

test('a person enters as terugweg_api, with his organisation, region and roles, for one transaction', async () => {
  const seen = await door.asPerson(teacher, ({ sql }) =>
    sql<Record<string, string>>(`select current_user as "user", current_setting('app.person') as person,
      current_setting('app.organisation') as organisation, current_setting('app.region') as region,
      current_setting('app.role') as role`),
  );
  expect(seen).toEqual([
    { user: 'terugweg_api', person: 'p1', organisation: 'school-a', region: 'waterrijk', role: 'mentor,care' },
  ]);
  const after = await source.query(
    `select current_setting('app.organisation', true) as organisation, current_user as "user"`,
  );
  expect(after).toEqual([
    { organisation: expect.not.stringContaining('school'), user: expect.not.stringContaining('api') },
  ]);
});

test('a machine enters under the role of its task', async () => {
  const users = ['worker', 'retention', 'owner'] as const;
  const seen = await Promise.all(
    users.map((role) =>
      door.asMachine({ task: 'try', role }, ({ sql }) => sql<{ user: string }>('select current_user as "user"')),
    ),
  );
  expect(seen.flat().map(({ user }) => user)).toEqual([
    'terugweg_worker',
    'terugweg_retention',
    new URL(database.url).username,
  ]);
});

test('PostgreSQL refuses what is outside the role', async () => {
  const reading = door.asMachine(ticking, ({ sql }) => sql('select * from note'));
  await expect(reading.catch((error: unknown) => Promise.reject(new Error(sqlState(error))))).rejects.toThrow('42501');
});

test('row-level security shows each organisation its own rows', async () => {
  for (const [id, who] of [
    [1, teacher],
    [2, doctor],
  ] as const) {
    await door.asPerson(who, ({ sql, who: { organisation } }) =>
      sql('insert into note values ($1, $2)', [id, organisation]),
    );
  }
  const seen = await door.asPerson(doctor, ({ sql }) => sql<{ id: number }>('select id from note'));
  expect(seen).toEqual([{ id: 2 }]);
  const forAnother = door.asPerson(doctor, ({ sql }) => sql(`insert into note values (3, 'school-a')`));
  await expect(forAnother).rejects.toThrow('row-level security');
});

test('a failure takes everything back, and nothing happens afterwards', async () => {
  const told: string[] = [];
  const failing = door.asPerson(teacher, async ({ sql, afterCommit }) => {
    await sql(`insert into note values (10, 'school-a')`);
    afterCommit(() => told.push('too early'));
    throw new Error('second thoughts');
  });
  await expect(failing).rejects.toThrow('second thoughts');
  expect(await door.asMachine(owner, ({ sql }) => sql('select id from note where id = 10'))).toEqual([]);
  expect(told).toEqual([]);
});

test('what waits for the commit sees what was committed; its own failure hurts nobody', async () => {
  const seen: unknown[] = [];
  const result = await door.asPerson(teacher, async ({ sql, afterCommit }) => {
    await sql(`insert into note values (11, 'school-a')`);
    afterCommit(async () => seen.push(...(await source.query('select id from note where id = 11'))));
    afterCommit(() => JSON.parse('{'));
    return 'kept';
  });
  expect({ result, seen }).toEqual({ result: 'kept', seen: [{ id: 11 }] });
});

test('rows come back from every kind of statement, days as text and bigints as numbers', async () => {
  const rows = await door.asPerson(teacher, async ({ sql }) => {
    await sql(`insert into note values (12, 'school-a', '2026-03-29', 5)`);
    return sql(`update note set size = size + 1 where id = 12 returning written, size`);
  });
  expect(rows).toEqual([{ written: '2026-03-29', size: 6 }]);
});

test('two transactions that lock each other out both succeed', async () => {
  await door.asMachine(owner, ({ sql }) => sql(`insert into note values (20, 'x', null, 0), (21, 'x', null, 0)`));
  const bothHoldOne = meeting(2);
  let visits = 0;
  const lockBoth = (first: number, second: number) =>
    door.asMachine(owner, async ({ sql }) => {
      visits += 1;
      await sql('update note set size = size + 1 where id = $1', [first]);
      await bothHoldOne();
      await sql('update note set size = size + 1 where id = $1', [second]);
    });
  await Promise.all([lockBoth(20, 21), lockBoth(21, 20)]);
  expect(await source.query('select size from note where id in (20, 21)')).toEqual([{ size: 2 }, { size: 2 }]);
  expect(visits).toBe(3);
});

test('an error that comes back every time comes out, after a bounded number of visits', async () => {
  let visits = 0;
  const doomed = door.asMachine(ticking, async ({ sql }) => {
    visits += 1;
    await sql(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
  });
  await expect(doomed).rejects.toThrow('again');
  expect(visits).toBe(5);
});

/** Everybody waits until `count` have arrived; whoever comes later walks through. */
function meeting(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived >= count) for (const go of waiting.splice(0)) go();
    return arrived >= count ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
  };
}

const visits = async (inner: Door) => {
  await inner.asPerson(doctor, ({ sql }) => sql(`insert into note values (71, 'ggd')`));
  const seen = await inner.asPerson(teacher, ({ sql }) => sql('select id from note where id = 71'));
  const all = await inner.asMachine(owner, ({ sql }) => sql('select id from note where id = 71'));
  return [seen, all];
};

test('many visits in one transaction, each in its own role, are kept or lost together', async () => {
  const failing = door.inOneTransaction(async (inner) => {
    expect(await visits(inner)).toEqual([[], [{ id: 71 }]]);
    throw new Error('not after all');
  });
  await expect(failing).rejects.toThrow('not after all');
  expect(await door.inOneTransaction(visits)).toEqual([[], [{ id: 71 }]]);
});
