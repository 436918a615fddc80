import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Auditor } from './auditor';
import { Destroying } from './destroying';
import { Forgetting } from './forgetting';
import { GlassWatch } from './glass-watch';
import { ObligationsWatch } from './obligations-watch';
import { Resealing } from './resealing';
import { SharesWatch } from './shares-watch';

export const auditorQueue = 'auditor';

/** The job only says that it is time for a round of all that is looked after; one that is lost means the next round. */
@Processor(auditorQueue)
export class AuditorProcessor extends WorkerHost {
  constructor(
    private readonly auditor: Auditor,
    private readonly forgetting: Forgetting,
    private readonly resealing: Resealing,
    private readonly shares: SharesWatch,
    private readonly destroying: Destroying,
    private readonly glass: GlassWatch,
    private readonly obligations: ObligationsWatch,
  ) {
    super();
  }

  async process(): Promise<number> {
    const cases = await this.auditor.round();
    await this.forgetting.round();
    await this.resealing.round();
    await this.shares.round();
    await this.destroying.round();
    await this.glass.round();
    await this.obligations.round();
    return cases;
  }
}
