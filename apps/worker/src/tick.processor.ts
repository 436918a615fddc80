import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Tick } from './tick';

export const tickQueue = 'tick';

/** The job only says that it is time to look; it carries nothing and may come twice or never. */
@Processor(tickQueue)
export class TickProcessor extends WorkerHost {
  constructor(private readonly tick: Tick) {
    super();
  }

  process(): Promise<number> {
    return this.tick.look();
  }
}
