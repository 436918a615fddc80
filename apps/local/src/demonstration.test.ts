import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database';
import { claimForDemonstration } from './demonstration';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase({ isEmpty: true });
});
afterEach(() => database.drop());

/** As the owner of the database, or as the one who may everything, whose password is the same. */
async function run(statement: string, user = 'terugweg'): Promise<void> {
  const address = Object.assign(new URL(database.url), { username: user }).href;
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test('an empty database is claimed, by many at once too, and stays ours when it is filled', async () => {
  await Promise.all(Array.from({ length: 6 }, () => claimForDemonstration(database.url)));
  await run('create table pupil (id int)');
  await expect(claimForDemonstration(database.url)).resolves.toBeUndefined();
});

test.each([
  ['a table', 'create table pupil (id int)'],
  ['a table in a schema of its own', 'create schema work create table pupil (id int)'],
  ['a view', 'create view pupil as select 1 as id'],
  ['a marker without its row', 'create table demonstration_marker (only_row boolean)'],
])('%s makes a database somebody else’s', async (_what, statement) => {
  await run(statement);
  await expect(claimForDemonstration(database.url)).rejects.toThrow('it is not empty');
});

test('the views of an extension are no data', async () => {
  await run('create extension pg_stat_statements', 'postgres');
  await expect(claimForDemonstration(database.url)).resolves.toBeUndefined();
});
