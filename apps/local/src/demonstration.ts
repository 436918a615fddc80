import { Client } from 'pg';
import { CannotStart } from './cannot-start';

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
  await withClient(address, async (client) => {
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
      'The demonstration refuses this database: it is not empty and was not made by the demonstration; give it an empty one in DATABASE_URL, or set DEMONSTRATION=false.',
    );
  }
  await client.query(`
    create table public.demonstration_marker (
      only_row boolean primary key default true check (only_row),
      made_at timestamptz not null default clock_timestamp());
    comment on table public.demonstration_marker is 'This database was made by the demonstration and holds no real data';
    insert into public.demonstration_marker default values;
    grant select on public.demonstration_marker to public`);
}

/** A connection for one piece of work; a server that cannot be reached is told in a sentence without the password. */
async function withClient(address: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(address, error);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** @throws CannotStart when DATABASE_URL leads nowhere */
export const reach = (address: string) => withClient(address, async () => undefined);

function unreachable(address: string, error: unknown): CannotStart {
  const { host, pathname } = new URL(address);
  const { message, code } = error as NodeJS.ErrnoException;
  return new CannotStart(`The database ${host}${pathname} of DATABASE_URL cannot be used: ${message || code}.`);
}
