import { randomUUID } from 'node:crypto';
import { type DemonstrationSize, fillDemonstration, markDatabase } from '@app/demonstration';
import { connect, Door, migrate } from '@app/platform';
import { Client } from 'pg';
import { migrations } from '../../apps/local/src/migrations';

export interface FreshDatabase {
  /** For DATABASE_URL: the login of the owner. */
  readonly url: string;
  /** Ends every connection to it, and removes it. */
  drop(): Promise<void>;
}

/** What a database begins with, when not with every table and nothing in them. */
export interface Beginning {
  /** Without any table. */
  readonly isEmpty?: boolean;
  /** With the demonstration as it is on its first day: one small region, or all. */
  readonly isFilled?: boolean | 'whole';
}

/** A database of its own for one test file: migrated, by copying a template that the first caller of the run makes. */
export async function freshDatabase({ isEmpty = false, isFilled = false }: Beginning = {}): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(async (owner) => {
    const template = isEmpty
      ? 'template0'
      : await makeTemplate(owner, isFilled === 'whole' ? 'whole' : isFilled ? 'filled' : 'migrated');
    await owner.query(`create database ${name} template ${template}`);
  });
  return {
    url: addressOf(name),
    drop: () => asOwner((owner) => dropDatabase(owner, name)),
  };
}

/**
 * Ends our own connections first: `with (force)` would also want to end an autovacuum at work, which only a superuser
 * may, while without it PostgreSQL ends that by itself.
 */
async function dropDatabase(owner: Client, name: string): Promise<void> {
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = $1 and usename = current_user and pid <> pg_backend_pid()`,
    [name],
  );
  await owner.query(`drop database if exists ${name}`);
}

/** Test files run at the same time: the second waits for the first, and finds the template ready. */
async function makeTemplate(owner: Client, begins: 'migrated' | 'filled' | 'whole'): Promise<string> {
  const template = `template_${begins}`;
  const base = begins === 'migrated' ? 'template0' : await makeTemplate(owner, 'migrated');
  await owner.query(`select pg_advisory_lock(hashtext('${template}'))`);
  const { rows } = await owner.query('select from pg_database where datname = $1', [template]);
  if (rows.length === 0) {
    const making = `${template}_half`;
    await owner.query(`drop database if exists ${making} with (force)`);
    await owner.query(`create database ${making} template ${base}`);
    if (begins === 'migrated') await migrate({ DATABASE_URL: addressOf(making) }, migrations);
    else await fill(addressOf(making), begins === 'whole' ? 'whole' : 'small');
    await owner.query(`alter database ${making} rename to ${template}`);
  }
  await owner.query(`select pg_advisory_unlock(hashtext('${template}'))`);
  return template;
}

async function fill(url: string, size: DemonstrationSize): Promise<void> {
  const source = await connect({ DATABASE_URL: url });
  await source.query(markDatabase);
  await fillDemonstration(new Door(source), { WORKFLOWS_DIR: './workflows' }, size);
  await source.destroy();
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
