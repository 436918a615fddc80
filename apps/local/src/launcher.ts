import { join } from 'node:path';
import type { DemonstrationSize } from '@app/demonstration';
import { type Config, migrate, readConfig } from '@app/platform';
import { CannotStart } from './cannot-start';
import { claimForDemonstration } from './demonstration';
import { fillRegion } from './demonstration-region';
import { catchMail } from './mail-catcher';
import { openInbox } from './mail-inbox';
import { migrations } from './migrations';
import { portWithin } from './ports';
import { startPostgres } from './postgres';
import { reachDatabase, reachRedis } from './reach';
import { Started } from './processes';
import { Programs } from './programs';
import { checked } from './settings';

export interface Launch {
  /** The checkout: `dist/`, `workflows/` and `.data/` are in it. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** True when an earlier launcher was killed: what it left may need a moment to end. */
  readonly wasKilled: boolean;
  /** Told what goes on. */
  readonly say: (line: string) => void;
  readonly onReady: (running: Running) => void;
}

/** What runs, once it does. `restart` takes api and worker down and starts them again from `dist/`. */
export interface Running {
  readonly url: string;
  readonly inboxUrl: string | undefined;
  readonly restart: () => Promise<void>;
}

type Settings = NodeJS.ProcessEnv & { DATABASE_URL: string };

/** Stands in for the embedded server's address, which is known only when it runs, while the rest is checked. */
const unknownYet = 'postgres://localhost/embedded';

/**
 * Runs everything on this machine: the parts that the environment does not name (PostgreSQL, a mail catcher), then
 * api and worker. Resolves when it was asked to stop and nothing that it started is left.
 *
 * @throws CannotStart with one sentence, when something does not start or ends by itself; nothing is left then either
 */
export async function launch(options: Launch): Promise<void> {
  const started = new Started();
  const asked = new Promise<void>((resolved) => {
    const stop = () => {
      if (!started.isEnding) options.say('Stopping …');
      void started.endAll().then(resolved);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
  try {
    await Promise.race([runUntilBroken(options, started), asked]);
  } catch (error) {
    if (!started.isEnding) throw error;
    await asked;
  } finally {
    await started.endAll();
  }
}

async function runUntilBroken(options: Launch, started: Started): Promise<never> {
  const settings = await completeSettings(options);
  const database = await openDatabase(settings, options, started);
  const env: Settings = { ...settings, DATABASE_URL: database.url };
  const config = readConfig(env);
  const regions = await prepare(config, options.say);
  const inboxUrl = env['SMTP_URL'] ? undefined : await startMail(env, config, started);
  const url = `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${config.PORT}`;
  const programs = new Programs({ root: options.root, env, started });
  options.say('Starting api and worker …');
  await programs.start();
  options.onReady({ url, inboxUrl, restart: () => programs.restart() });
  tellWhatToTry(url, inboxUrl, regions);
  return Promise.race([database.broken, programs.broken]);
}

/** The environment with what this launcher decides, checked before anything is started. */
async function completeSettings({ env, wasKilled }: Launch): Promise<Settings> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const settings: Settings = { DEMONSTRATION: 'true', LOG_LEVEL: 'warn', DATABASE_URL: unknownYet, ...given };
  const { HOST, PORT, REDIS_URL } = checked(settings);
  if (REDIS_URL) await reachRedis(REDIS_URL);
  const port = await portWithin(wasKilled ? 12_000 : 1000, HOST, PORT);
  if (port === undefined) {
    throw new CannotStart(
      `Port ${PORT} is in use by another program: stop that one, or choose another port, for example PORT=${PORT + 1} npm start.`,
    );
  }
  return { ...settings, PORT: String(port) };
}

interface Database {
  readonly url: string;
  readonly broken: Promise<never>;
}

const never = new Promise<never>(() => undefined);

async function openDatabase(settings: Settings, { root, say }: Launch, started: Started): Promise<Database> {
  const given = settings.DATABASE_URL;
  if (given !== unknownYet) {
    await reachDatabase(given);
    return { url: given, broken: never };
  }
  say('Starting PostgreSQL …');
  const server = await startPostgres(join(root, '.data'), { started });
  if (server.isReused) say('PostgreSQL still ran from an earlier start; using it.');
  return { url: server.url(), broken: server.broken };
}

/** Which regions there are: `real` outside the demonstration, `missing` where the demonstration has none yet. */
type Regions = DemonstrationSize | 'real' | 'missing';

async function prepare(config: Config, say: Launch['say']): Promise<Regions> {
  if (config.DEMONSTRATION) await claimForDemonstration(config.DATABASE_URL);
  say('Bringing the database up to date …');
  await migrate(config, migrations);
  return config.DEMONSTRATION ? ((await fillRegion(config, say)) ?? 'missing') : 'real';
}

/** @returns the address of the inbox */
async function startMail(env: Settings, { PORT }: Config, started: Started): Promise<string> {
  const catcher = await catchMail();
  started.add(catcher.close);
  const inbox = await openInbox(catcher, PORT < 65_535 ? PORT + 1 : 0);
  started.add(inbox.close);
  Object.assign(env, { SMTP_URL: catcher.url, INBOX_URL: inbox.url });
  return inbox.url;
}

/** Ends with the line that scripts wait for. */
function tellWhatToTry(url: string, inboxUrl: string | undefined, regions: Regions): void {
  const isFilled = regions !== 'real' && regions !== 'missing';
  const lines = [
    regions === 'missing' && 'There is no region yet: stop with Ctrl-C and bring yours (docs/operating.md).',
    regions === 'real' && 'Nobody can sign in: only the demonstration lets one choose a person (docs/operating.md).',
    isFilled && `Open ${url} and choose a person: the demonstration knows only invented people.`,
    isFilled &&
      regions !== 'none' &&
      'Play a story on a fresh case, with its mails: npm run story (in another window).',
    inboxUrl && `Read the mails that were caught: ${inboxUrl}`,
    `Look at the interface: ${url}/api/openapi.json`,
    'Ctrl-C stops everything; the data stay in .data/.',
  ];
  console.log(`\n${lines.filter(Boolean).join('\n')}\n\nready ${url}`);
}
