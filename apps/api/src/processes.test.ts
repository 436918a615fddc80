import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtPrograms } from '../../../test/support/built-programs';
import { freshDatabase } from '../../../test/support/database';

const children: ChildProcess[] = [];
let programs: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  programs = builtPrograms();
  database = await freshDatabase();
});

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

afterAll(() => database.drop());

const environment = () => ({
  DATABASE_URL: database.url,
  PORT: '0',
  LOG_LEVEL: 'info',
  PATH: process.env['PATH'],
});

/** One process as its parent sees it. */
class Started {
  readonly child: ChildProcess;
  said = '';

  constructor(app: string, env: NodeJS.ProcessEnv = {}) {
    const all = { ...environment(), ...env };
    this.child = fork(`${programs}/apps/${app}/src/main.js`, { env: all, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    children.push(this.child);
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    }
  }

  async ready(): Promise<unknown> {
    const [message] = (await once(this.child, 'message')) as unknown[];
    return message;
  }

  /** The first match in what it says, now or later. */
  async saying(pattern: RegExp): Promise<string> {
    let found = pattern.exec(this.said);
    for (; !found; found = pattern.exec(this.said)) await once(this.child.stdout!, 'data');
    return found[1]!;
  }

  /** Its exit code and signal, once it has said everything. ('close' does not come after `disconnect`.) */
  async end(): Promise<unknown> {
    const { child } = this;
    const [how] = await Promise.all([once(child, 'exit'), once(child.stdout!, 'end'), once(child.stderr!, 'end')]);
    return how;
  }
}

describe.each(['api', 'worker'])('the %s', (app) => {
  test.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('says when it is ready, and ends on %s', async (how) => {
    const started = new Started(app);
    expect(await started.ready()).toBe('ready');
    const ended = started.end();
    if (how === 'disconnect') started.child.disconnect();
    else started.child.kill(how);
    expect(await ended).toEqual([0, null]);
    expect(started.said).toContain('Ending: ');
  });

  test.each([
    ['a wrong environment', { DATABASE_URL: 'nonsense', PORT: 'x' }, /DATABASE_URL: .*\n +PORT: /],
    ['no database', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /ECONNREFUSED/],
  ])('does not start with %s, and says why', async (_what, env, why) => {
    const started = new Started(app, env);
    expect(await started.end()).toEqual([1, null]);
    expect(started.said).toMatch(why);
    expect(started.said).not.toContain('node:internal/modules');
  });
});

/** Seen to fail without `endOnWhatNobodyCaught`: Node writes out the error with all that it has. */
test.each([
  [
    'an error of the database',
    `Object.assign(new Error('no date: "Noor"'), { code: '22007', detail: 'Key (name)=(Noor)' })`,
  ],
  ['what is no error', `'Noor'`],
])('S08: %s that nobody caught ends a process, and nothing that was sent is written out', async (_what, thrown) => {
  const wrong = `require('./libs/platform/src').run(async () => { Promise.reject(${thrown}); return new Promise(() => {}); })`;
  const child = spawn(process.execPath, ['-e', wrong], { cwd: programs, env: environment() });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(said).toContain('"level":60');
  expect(said).not.toContain('Noor');
});

test('the api listens where it says, and a second one there says that the port is taken', async () => {
  const api = new Started('api');
  await api.ready();
  const address = await api.saying(/"address":"([^"]+)"/);
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  const second = new Started('api', { PORT: new URL(address).port });
  expect(await second.end()).toEqual([1, null]);
  expect(second.said).toContain('EADDRINUSE');
});
