import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Auditor } from './auditor';
import { Destroying } from './destroying';
import { Forgetting } from './forgetting';
import { Resealing } from './resealing';
import { SharesWatch } from './shares-watch';

export const auditorQueue = 'auditor';

/** The job only says that it is time for a round, of the audit, of what is forgotten, of what is closed anew, of what is shared and of what is destroyed; one that is lost means the next round. */
@Processor(auditorQueue)
export class AuditorProcessor extends WorkerHost {
  constructor(
    private readonly auditor: Auditor,
    private readonly forgetting: Forgetting,
    private readonly resealing: Resealing,
    private readonly shares: SharesWatch,
    private readonly destroying: Destroying,
  ) {
    super();
  }

  async process(): Promise<number> {
    const cases = await this.auditor.round();
    await this.forgetting.round();
    await this.resealing.round();
    await this.shares.round();
    await this.destroying.round();
    return cases;
  }
}
