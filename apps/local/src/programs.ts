import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { CannotStart } from './cannot-start';
import { end, type Started } from './processes';

interface Child {
  /** Rejects when the program ends before it was asked to. */
  readonly broken: Promise<never>;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly started: Started;
}

/** How long a program may take to say that it is ready, in milliseconds. */
const startMs = 60_000;

/**
 * Runs a program and waits until it sends `ready`. In a process group of its own, so
 * that Ctrl-C reaches it through us; when we are killed it sees the channel close and ends by itself.
 *
 * @throws CannotStart when it ends or stays silent
 */
async function startChild(name: string, { root, env, started }: ProgramOptions): Promise<Child> {
  const program = join(root, 'dist/apps', name, 'src/main.js');
  const child = fork(program, { cwd: root, env, detached: true, execArgv: ['--enable-source-maps'] });
  let isAsked = false;
  const stop = async () => {
    isAsked = true;
    if (child.pid)
      await end(child.pid, [
        ['SIGTERM', 10_000],
        ['SIGKILL', 5000],
      ]);
  };
  started.add(stop);
  const broken = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const how = signal ? `by ${signal}` : `with code ${code}`;
      if (!isAsked) reject(new CannotStart(`The ${name} ended ${how}, so everything was stopped.`));
    });
  });
  broken.catch(() => undefined);
  await Promise.race([readiness(name, child), broken]);
  return { broken, stop };
}

function readiness(name: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new CannotStart(`The ${name} was not ready within ${startMs / 1000} seconds.`));
    const timer = setTimeout(late, startMs);
    child.once('exit', () => clearTimeout(timer));
    child.on('message', (message) => {
      if (message !== 'ready') return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The api and the worker. */
export class Programs {
  private running: readonly Child[] = [];
  private fail: (error: Error) => void = () => undefined;
  /** Rejects when one of them ends by itself. */
  readonly broken = new Promise<never>((_resolve, reject) => {
    this.fail = reject;
  });

  constructor(private readonly options: ProgramOptions) {
    this.broken.catch(() => undefined);
  }

  /** Starts both, and waits until both are ready. */
  async start(): Promise<void> {
    this.running = await Promise.all(['api', 'worker'].map((name) => startChild(name, this.options)));
    for (const { broken } of this.running) broken.catch(this.fail);
  }

  async restart(): Promise<void> {
    await Promise.all(this.running.map((program) => program.stop()));
    await this.start();
  }
}
