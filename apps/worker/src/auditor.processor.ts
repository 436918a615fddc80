import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Auditor } from './auditor';
import { Forgetting } from './forgetting';
import { Resealing } from './resealing';

export const auditorQueue = 'auditor';

/** The job only says that it is time for a round, of the audit, of what is forgotten and of what is closed anew; one that is lost means the next round. */
@Processor(auditorQueue)
export class AuditorProcessor extends WorkerHost {
  constructor(
    private readonly auditor: Auditor,
    private readonly forgetting: Forgetting,
    private readonly resealing: Resealing,
  ) {
    super();
  }

  async process(): Promise<number> {
    const cases = await this.auditor.round();
    await this.forgetting.round();
    await this.resealing.round();
    return cases;
  }
}
