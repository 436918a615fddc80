import { CONFIG, type Config } from '@app/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';

const timeOutMs = 5000;

/**
 * Tells an address outside that the auditor still goes its rounds: when nothing comes there any more, it calls somebody
 * (a dead-man's switch). Nothing is sent but that it was well, or with `/fail` that it was not.
 */
@Injectable()
export class Heartbeat {
  private readonly log = new Logger('Heartbeat');

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'HEARTBEAT_URL'>) {}

  /** An address that cannot be reached is logged, and no more: the silence speaks for itself. */
  async beat(isWell: boolean): Promise<void> {
    const { HEARTBEAT_URL } = this.config;
    if (!HEARTBEAT_URL) return;
    const address = HEARTBEAT_URL.replace(/\/$/, '') + (isWell ? '' : '/fail');
    try {
      const { ok, status } = await fetch(address, { method: 'POST', signal: AbortSignal.timeout(timeOutMs) });
      if (!ok) this.log.warn({ heartbeat: 'refused', status });
    } catch (error) {
      this.log.warn({ heartbeat: 'not reached', error });
    }
  }
}
