import { deliveriesQueue, FireDue, FireRights, PassOn, relay } from '@app/cases';
import { Door, Metrics, seal } from '@app/platform';
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Counter } from 'prom-client';

/**
 * Looks what is due, lets it go off, passes on places whose offers are over, and what families asked about their own data, hands messages to the queue, and seals the log
 * of looks. PostgreSQL
 * knows what is due, whoever says that it is time to look: losing a tick, or all of Redis, delays an alarm until the next.
 */
@Injectable()
export class Tick {
  /** Machine time of the last look, in milliseconds. */
  lastAt = 0;
  private readonly log = new Logger('Tick');
  private readonly fired: Counter;

  constructor(
    private readonly door: Door,
    private readonly fireDue: FireDue,
    private readonly passOn: PassOn,
    private readonly fireRights: FireRights,
    @InjectQueue(deliveriesQueue) private readonly deliveries: Queue,
    metrics: Metrics,
  ) {
    const registers = [metrics.registry];
    this.fired = new Counter({
      name: 'terugweg_alarms_fired',
      help: 'Alarms that went off',
      labelNames: ['how'],
      registers,
    });
  }

  /** Fires first: what cannot be handed over yet is still in the outbox at the next tick. */
  async look(): Promise<number> {
    this.lastAt = Date.now();
    const { plain, byRules, failed } = await this.fireDue.all(this.door);
    this.fired.inc({ how: 'in sets' }, plain);
    this.fired.inc({ how: 'by rules' }, byRules);
    for (const one of failed) this.log.error(one);
    const offers = await this.passOn.all(this.door);
    for (const one of offers.failed) this.log.error(one);
    for (const one of await this.fireRights.all(this.door)) this.log.error(one);
    await relay(this.door, this.deliveries, await this.fireDue.isGoingOff(this.door));
    await this.seal();
    return plain + byRules;
  }

  /** What was looked at is sealed each second; a seal that fails holds up no alarm, and what is unsealed stays so until the next. */
  private async seal(): Promise<void> {
    try {
      await seal(this.door);
    } catch (error) {
      this.log.error(error);
    }
  }
}
