import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '@app/platform';
import { builtPrograms } from './built-programs';

/** The worker as it is built, for tests that end a process of it without asking. */
export class WorkerBuild {
  private readonly program = join(builtPrograms(), 'apps/worker/src/main.js');
  private readonly running = new Set<ChildProcess>();

  /**
   * Starts a worker, and waits until it is at work; rejects when it ends before.
   *
   * @param name by which PostgreSQL knows its connections
   */
  async start({ DATABASE_URL, REDIS_URL, SMTP_URL }: Config, name = 'worker'): Promise<ChildProcess> {
    const address = new URL(DATABASE_URL);
    address.searchParams.set('application_name', name);
    const env = {
      DATABASE_URL: address.href,
      SMTP_URL,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      PATH: process.env['PATH'],
    };
    const child = fork(this.program, {
      env: { ...env, ...(REDIS_URL && { REDIS_URL }) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.running.add(child);
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (said !== 'ready') throw new Error('The worker ended while it started');
    return child;
  }

  /** Ends a worker as a power cut would. */
  async kill(child: ChildProcess): Promise<void> {
    this.running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.running].map((child) => this.kill(child)));
  }
}
