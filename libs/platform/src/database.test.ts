import { once } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { freshDatabase } from '../../../test/support/database';
import { connect } from './index';

/** Without a listener from its first moment on, the end of the connection ended the process: here it throws. */
test('a connection that is cut before anybody listens to it ends nothing, and the next one works', async () => {
  const database = await freshDatabase({ isEmpty: true });
  const source = await connect({ DATABASE_URL: database.url });
  const { master } = source.driver as unknown as { master: Pool };
  const made = once(master, 'connect') as Promise<[PoolClient]>;
  // The first connection lies idle since the start: this is a second one beside it.
  const taken = await Promise.all([master.connect(), master.connect()]);
  const [cut] = await made;
  expect(cut.emit('error', new Error('terminating connection due to administrator command'))).toBe(true);
  for (const client of taken) client.release(client === cut);
  expect(await source.query('select 1 as one')).toEqual([{ one: 1 }]);
  await source.destroy();
  await database.drop();
});
