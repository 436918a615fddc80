import { deliver, deliveriesQueue, type DeliveryJob, readMails } from '@app/cases';
import { CONFIG, type Config, Door, MailSender, webAddressOf } from '@app/platform';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';

/** Sends one message per job. A refused one stays in the list of failed jobs, to be seen. */
@Processor(deliveriesQueue, { concurrency: 5 })
export class DeliveriesProcessor extends WorkerHost {
  private readonly templates = readMails();

  constructor(
    private readonly door: Door,
    private readonly sender: MailSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async process({ data }: Job<DeliveryJob>): Promise<string> {
    const { door, sender, templates, config } = this;
    const address = webAddressOf(config);
    const delivered = await deliver({ door, sender, templates, address }, data.id);
    if (delivered === 'refused') throw new UnrecoverableError('The mail server refused the message for good');
    return delivered;
  }
}
