import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database';
import { claimForDemonstration } from './demonstration';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase({ isEmpty: true });
});
afterEach(() => database.drop());

async function run(statement: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test('an empty database is claimed, by two at once too, and stays ours when it is filled', async () => {
  await Promise.all([claimForDemonstration(database.url), claimForDemonstration(database.url)]);
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

test('an extension is no data', async () => {
  await run('create extension pg_trgm');
  await expect(claimForDemonstration(database.url)).resolves.toBeUndefined();
});
