import { Readiness } from '@app/platform';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Tick } from './tick';
import { tickQueue } from './tick.processor';

const tickEveryMs = 1000;
const putBackEveryMs = 5000;
const silentForMs = 2000;
/** A worker that looked no more for so long is stuck: its own timer would have looked. */
const stuckForMs = 10_000;

/**
 * Keeps the ticks coming: puts the job scheduler back every 5 seconds, since Redis may have been emptied, and looks by
 * its own timer when no tick came for 2 seconds, since Redis may be gone.
 */
@Injectable()
export class KeepTicking implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('KeepTicking');
  private timers: NodeJS.Timeout[] = [];
  private looking?: Promise<unknown>;
  private isQueueGone = false;

  constructor(
    private readonly tick: Tick,
    @InjectQueue(tickQueue) private readonly ticks: Queue,
    private readonly readiness: Readiness,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.tick.lastAt = Date.now();
    this.readiness.needs(() => this.stuck());
    this.timers = [
      setInterval(() => void this.putBack(), putBackEveryMs),
      setInterval(() => this.lookIfSilent(), tickEveryMs),
    ];
    await this.putBack();
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
  }

  private stuck(): string | undefined {
    const silentMs = Date.now() - this.tick.lastAt;
    return silentMs > stuckForMs ? `Nobody looked what is due for ${Math.floor(silentMs / 1000)} seconds` : undefined;
  }

  private async putBack(): Promise<void> {
    try {
      // One that fails is of no use to anybody: the next comes in a second.
      const opts = { attempts: 1, removeOnFail: true };
      await this.ticks.upsertJobScheduler('every-second', { every: tickEveryMs }, { name: 'look', opts });
      this.isQueueGone = false;
    } catch (error) {
      if (!this.isQueueGone) this.log.error({ error, meanwhile: 'alarms go off by our own timer' });
      this.isQueueGone = true;
    }
  }

  private lookIfSilent(): void {
    if (Date.now() - this.tick.lastAt < silentForMs || this.looking) return;
    this.looking = this.tick
      .look()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => (this.looking = undefined));
  }
}
