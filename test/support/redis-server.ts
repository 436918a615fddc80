import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../apps/local/src/ports';
import { end, isRunning } from '../../apps/local/src/processes';
import { programNamed } from './program-named';

/** How a server remembers: not at all, or by writing down each second what it was told. */
const memory = {
  nothing: ['--save', '', '--appendonly', 'no'],
  'each second': ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec'],
} as const;

/** A Redis server that remembers nothing unless it is told to: what it knew is gone with its process. */
export class RedisServer {
  /** Where the program is; undefined on a machine without one. */
  static readonly program = programNamed('redis-server');

  private constructor(
    readonly port: number,
    /** For its log; it works there. */
    private readonly folder: string,
    readonly pid: number,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /**
   * Starts one that is ended by its process id, and waits until it answers.
   *
   * @param spawned hears of the process before it answers
   */
  static async start(
    folder: string,
    {
      port,
      spawned,
      remembers = 'nothing',
    }: { port?: number; spawned?: (pid: number) => void; remembers?: keyof typeof memory } = {},
  ): Promise<RedisServer> {
    const where = port ?? (await freePort());
    const kept = [...memory[remembers], '--dir', folder, '--logfile', join(folder, 'redis.log')];
    const args = ['--port', String(where), '--bind', '127.0.0.1', '--databases', '1000', ...kept];
    const { pid } = spawn(RedisServer.program!, args, { stdio: 'ignore', detached: true });
    if (!pid) throw new Error(`${RedisServer.program} does not start`);
    spawned?.(pid);
    while (!(await answers(where))) {
      if (!isRunning(pid)) throw new Error(`${RedisServer.program} ended at once`);
      await pause(20);
    }
    return new RedisServer(where, folder, pid);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await end(this.pid, [['SIGKILL', 5000]]);
  }

  /** Another in the place of one that was killed, where everybody looks for it; it knows nothing. */
  again(): Promise<RedisServer> {
    return RedisServer.start(this.folder, { port: this.port });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
