import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Auditor } from './auditor';
import { Forgetting } from './forgetting';

export const auditorQueue = 'auditor';

/** The job only says that it is time for a round, of the audit and of what is forgotten; one that is lost means the next round. */
@Processor(auditorQueue)
export class AuditorProcessor extends WorkerHost {
  constructor(
    private readonly auditor: Auditor,
    private readonly forgetting: Forgetting,
  ) {
    super();
  }

  async process(): Promise<number> {
    const cases = await this.auditor.round();
    await this.forgetting.round();
    return cases;
  }
}
