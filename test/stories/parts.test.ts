import { queueBackend } from '@app/platform';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { inBrowser } from '../support/browser';
import { type FreshDatabase, freshDatabase } from '../support/database';
import { mailCatcher } from '../support/mail';
import { bothQueues } from '../support/queues';

/** The real parts that every story runs on, each on its own: when one of these fails, look no further. */
async function ask<T extends object>({ url }: FreshDatabase, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

test('each fresh database is migrated, and apart from the others', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await ask(one, 'create table mine ()');
  expect(await ask(other, `select to_regclass('mine') as mine, to_regclass('clock') is not null as migrated`)).toEqual([
    { mine: null, migrated: true },
  ]);
  await Promise.all([one.drop(), other.drop()]);
});

test('the login of a database is its owner and no superuser', async () => {
  const database = await freshDatabase({ isEmpty: true });
  const roles = 'select rolsuper as super, rolcreaterole as roles from pg_roles where rolname = current_user';
  expect(await ask(database, roles)).toEqual([{ super: false, roles: true }]);
  await database.drop();
});

bothQueues((store) => {
  test('a job is done once, and the store of another story does not see it', async () => {
    const database = await freshDatabase();
    const [mine, others] = [await store.settings(), await store.settings()];
    const backend = queueBackend({ DATABASE_URL: database.url, ...mine });
    const worker = backend.worker('parts', async ({ data }) => data.count + 1);
    const queue = backend.queue('parts');
    const done = once(worker, 'completed');
    await queue.add('count', { count: 1 });
    expect((await done)[1]).toBe(2);
    expect([mine.REDIS_URL === others.REDIS_URL, backend.name]).toEqual(
      store.name === 'Redis' ? [false, 'redis'] : [true, 'postgres'],
    );
    await Promise.all([worker.close(), queue.close()]);
    await database.drop();
  });
});

test('a mail that is sent can be waited for and read', async () => {
  const catcher = await mailCatcher();
  const sent = catcher.waitFor(({ to }) => to.includes('team@school.example'));
  const sender = createTransport(catcher.url);
  await sender.sendMail({ from: 'a@example.org', to: 'team@school.example', subject: 'Één stap', text: 'Tot morgen' });
  expect(await sent).toMatchObject({ id: 1, subject: 'Één stap', text: 'Tot morgen\n', from: 'a@example.org' });
  sender.close();
  await catcher.close();
});

inBrowser('Chromium', (browser) => {
  test('shows a page', async () => {
    const page = await browser().newPage();
    await page.setContent('<h1>Terug naar school</h1>');
    expect(await page.getByRole('heading').textContent()).toBe('Terug naar school');
    await page.close();
  });
});
