import { SharesAudit } from '@app/cases';
import { Door } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';

/** Looks whether everything that is shared has its basis still, and says what has not. */
@Injectable()
export class SharesWatch {
  private readonly log = new Logger('SharesWatch');
  private readonly audit = new SharesAudit();

  constructor(private readonly door: Door) {}

  async round(): Promise<void> {
    for (const { isKnown, ...one } of await this.audit.round(this.door)) if (!isKnown) this.log.warn(one);
  }
}
