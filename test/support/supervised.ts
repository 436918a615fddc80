import type { Config } from '@app/platform';
import type { WorkerBuild } from './worker-process';

/** Workers as a region's supervisor keeps them: one that ends is started again. */
export class Supervised {
  /** How many ended by themselves. */
  ended = 0;
  private isOver = false;

  constructor(
    private readonly build: WorkerBuild,
    private readonly config: Config,
  ) {}

  async start(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.startOne()));
  }

  /** Ends them all without asking. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.build.killAll();
  }

  private async startOne(): Promise<void> {
    while (!this.isOver) {
      const child = await this.build.start(this.config).catch(() => undefined);
      if (!child) continue;
      child.once('exit', () => {
        if (this.isOver) return;
        this.ended += 1;
        void this.startOne();
      });
      return;
    }
  }
}
