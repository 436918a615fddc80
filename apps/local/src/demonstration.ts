import { markDatabase } from '@app/demonstration';
import type { Client } from 'pg';
import { CannotStart } from './cannot-start';
import { withDatabase } from './reach';

/** What an administrator or an extension made is no data of somebody. */
const foreignTables = `
  select count(*)::int as count from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
   where relkind in ('r', 'p', 'v', 'm', 'f') and nspname not like 'pg\\_%' and nspname <> 'information_schema'
     and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`;

/**
 * Makes sure that the demonstration, in which anybody may be anybody and time can be moved, only ever touches a
 * database that it made: an empty one is marked, before anything else is put in it, with one row of
 * `demonstration_marker`; one with that row is ours; any other is refused.
 *
 * @throws CannotStart for a database that holds something else
 */
export async function claimForDemonstration(address: string): Promise<void> {
  await withDatabase(address, async (client) => {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('demonstration_marker'))`);
    if (!(await isMarked(client))) await markIfEmpty(client);
    await client.query('commit');
  });
}

async function isMarked(client: Client): Promise<boolean> {
  const { rows } = await client.query(`select where to_regclass('public.demonstration_marker') is not null`);
  if (rows.length === 0) return false;
  return (await client.query('select from public.demonstration_marker')).rows.length > 0;
}

async function markIfEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(foreignTables);
  if (rows[0]!.count > 0) {
    throw new CannotStart(
      'The demonstration refuses this database: it is not empty and was not made by the demonstration; begin with an empty one (without .data/, or another in DATABASE_URL), or set DEMONSTRATION=false, where nobody can sign in and no time is moved.',
    );
  }
  await client.query(markDatabase);
}
