import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Auditor } from './auditor';

export const auditorQueue = 'auditor';

/** The job only says that it is time for a round; one that is lost means the next round. */
@Processor(auditorQueue)
export class AuditorProcessor extends WorkerHost {
  constructor(private readonly auditor: Auditor) {
    super();
  }

  process(): Promise<number> {
    return this.auditor.round();
  }
}
