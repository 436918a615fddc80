import { randomUUID } from 'node:crypto';
import { migrate } from '@app/platform';
import { Client } from 'pg';
import { migrations } from '../../apps/local/src/migrations';

export interface FreshDatabase {
  /** For DATABASE_URL: the login of the owner. */
  readonly url: string;
  /** Ends every connection to it, and removes it. */
  drop(): Promise<void>;
}

const template = 'template_migrated';

/**
 * A database of its own for one test file: migrated, by copying a template that the first caller of the run makes;
 * or, with `isEmpty`, without any table.
 */
export async function freshDatabase({ isEmpty = false }: { isEmpty?: boolean } = {}): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(async (owner) => {
    if (!isEmpty) await makeTemplate(owner);
    await owner.query(`create database ${name} template ${isEmpty ? 'template0' : template}`);
  });
  return {
    url: addressOf(name),
    drop: () => asOwner((owner) => owner.query(`drop database if exists ${name} with (force)`)),
  };
}

/** Test files run at the same time: the second waits for the first, and finds the template ready. */
async function makeTemplate(owner: Client): Promise<void> {
  await owner.query(`select pg_advisory_lock(hashtext('${template}'))`);
  const { rows } = await owner.query('select from pg_database where datname = $1', [template]);
  if (rows.length === 0) {
    const making = `${template}_half`;
    await owner.query(`drop database if exists ${making} with (force)`);
    await owner.query(`create database ${making} template template0`);
    await migrate({ DATABASE_URL: addressOf(making) }, migrations);
    await owner.query(`alter database ${making} rename to ${template}`);
  }
  await owner.query(`select pg_advisory_unlock(hashtext('${template}'))`);
}

function addressOf(database: string): string {
  const address = process.env['TEST_POSTGRES_URL'];
  if (!address) throw new Error('No test server: run this file in the jest project "stories"');
  return Object.assign(new URL(address), { pathname: `/${database}` }).href;
}

async function asOwner(work: (owner: Client) => Promise<unknown>): Promise<void> {
  const owner = new Client({ connectionString: addressOf('postgres') });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
