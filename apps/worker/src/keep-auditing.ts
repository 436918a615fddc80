import { auditEveryMs } from '@app/cases';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { auditorQueue } from './auditor.processor';

const putBackEveryMs = 5000;
const scheduler = 'every-five-minutes';

/** Keeps the rounds coming: puts their scheduler back when it is gone, since Redis may have been emptied. */
@Injectable()
export class KeepAuditing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('KeepAuditing');
  private timer?: NodeJS.Timeout;
  private isQueueGone = false;

  constructor(@InjectQueue(auditorQueue) private readonly rounds: Queue) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.putBack(), putBackEveryMs);
    await this.putBack();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Only when it is gone: one that is put in again begins with a round at once. */
  private async putBack(): Promise<void> {
    try {
      const isThere = await this.rounds.getJobScheduler(scheduler);
      // One that fails is of no use to anybody: the next comes in five minutes.
      const opts = { attempts: 1, removeOnFail: true };
      if (!isThere) await this.rounds.upsertJobScheduler(scheduler, { every: auditEveryMs }, { name: 'round', opts });
      this.isQueueGone = false;
    } catch (error) {
      if (!this.isQueueGone) this.log.error({ error, meanwhile: 'no audit, and no heartbeat' });
      this.isQueueGone = true;
    }
  }
}
