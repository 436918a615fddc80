import { runMigrations } from 'bullmq';
import { Client, type Pool, types } from 'pg';
import { DataSource, type MixedList, type MigrationInterface } from 'typeorm';
import type { Config } from './config';
import { RolesAndClock1795392000000 } from './migrations/1795392000000-roles-and-clock';
import { SessionSecret1795393000000 } from './migrations/1795393000000-session-secret';
import { AccessLog1795701000000 } from './migrations/1795701000000-access-log';
import { Sessions1795701240000 } from './migrations/1795701240000-sessions';
import { LocalAccounts1795701241000 } from './migrations/1795701241000-local-accounts';
import { Vaults1795701120000 } from './migrations/1795701120000-vaults';
import { LogClient1795701360000 } from './migrations/1795701360000-log-client';
import { IdentityVault1795701384000 } from './migrations/1795701384000-identity-vault';
import { MonthsGone1795710105000 } from './migrations/1795710105000-months-gone';
import { Requests1795710800000 } from './migrations/1795710800000-requests';

export type MigrationClass = new () => MigrationInterface;
/** A class that carries `@Entity`. */
export type EntityClass = abstract new (...args: never[]) => object;

/** What the floors above add. */
export interface DatabaseParts {
  readonly entities?: readonly EntityClass[];
  readonly migrations?: readonly MigrationClass[];
}

type Address = Pick<Config, 'DATABASE_URL'>;

const ownMigrations = [
  RolesAndClock1795392000000,
  SessionSecret1795393000000,
  AccessLog1795701000000,
  Vaults1795701120000,
  LogClient1795701360000,
  IdentityVault1795701384000,
  Sessions1795701240000,
  LocalAccounts1795701241000,
  MonthsGone1795710105000,
  Requests1795710800000,
];

const migrationLock = 20_261_123;

/**
 * PostgreSQL's `date` stays the text YYYY-MM-DD (a day has no zone), and `bigint` becomes a number: ours are counts
 * and milliseconds, far below 2^53.
 */
const parsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && oid === types.builtins.DATE) return (text: string) => text;
    if (format !== 'binary' && oid === types.builtins.INT8) return Number;
    return types.getTypeParser(oid as never, format as never);
  },
};

/** Opens a pool of connections as the owner. Only the `Door` and the `Clock` may hold what comes back. */
export async function connect(config: Address, parts: DatabaseParts = {}): Promise<DataSource> {
  const source = await new DataSource({
    type: 'postgres',
    url: config.DATABASE_URL,
    entities: [...(parts.entities ?? [])] as MixedList<never>,
    migrations: [...ownMigrations, ...(parts.migrations ?? [])],
    migrationsTransactionMode: 'all',
    synchronize: false,
    applicationName: 'terugweg',
    poolSize: 10,
    extra: { types: parsers },
  }).initialize();
  const { master } = source.driver as unknown as { master: Pool };
  // TypeORM listens to a connection a little after the pool has let go of it: one that is cut in between ended the process.
  master.on('connect', (client) => client.on('error', () => undefined));
  return source;
}

/**
 * Brings the database up to date: the migrations of platform and of the floors above in the order of their
 * timestamps, all or nothing, then the tables of BullMQ. Two processes at once: the second waits, and finds nothing
 * to do (TypeORM takes no lock of its own).
 */
export async function migrate(config: Address, migrations: readonly MigrationClass[] = []): Promise<void> {
  const source = await connect(config, { migrations });
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    await source.runMigrations();
    await migrateQueues(config);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [migrationLock]);
    await lock.release();
    await source.destroy();
  }
}

async function migrateQueues(config: Address): Promise<void> {
  const client = new Client({ connectionString: config.DATABASE_URL });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
