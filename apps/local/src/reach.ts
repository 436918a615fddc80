import { Redis } from 'ioredis';
import { Client } from 'pg';
import { CannotStart } from './cannot-start';

/**
 * A connection for one piece of work.
 *
 * @throws CannotStart, without the password, for a server that cannot be reached or does not let us in
 */
export async function withDatabase(address: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw unreachable('DATABASE_URL', address, error);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** @throws CannotStart when DATABASE_URL leads nowhere */
export const reachDatabase = (address: string) => withDatabase(address, async () => undefined);

/** @throws CannotStart when REDIS_URL leads nowhere */
export async function reachRedis(address: string): Promise<void> {
  const redis = new Redis(address, { lazyConnect: true, connectTimeout: 10_000, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw unreachable('REDIS_URL', address, error);
  } finally {
    redis.disconnect();
  }
}

function unreachable(key: string, address: string, error: unknown): CannotStart {
  const { host, pathname } = new URL(address);
  const { message, code } = error as NodeJS.ErrnoException;
  return new CannotStart(`The server ${host}${pathname} of ${key} cannot be used: ${message || code}.`);
}
