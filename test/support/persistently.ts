import { setTimeout as pause } from 'node:timers/promises';
import { sqlState } from '@app/platform';

const lostConnection = /connection (terminated|error)|not queryable|ECONN|EPIPE|query runner (was )?already released/i;

/** The server is away, or starting, or the connection was cut. */
function isLost(error: unknown): boolean {
  return /^(57P0\d|08\w{3})$/.test(sqlState(error) ?? '') || lostConnection.test(String(error));
}

/** Does something with PostgreSQL, as often as it takes while there is none. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw error;
      await pause(20);
    }
  }
}
