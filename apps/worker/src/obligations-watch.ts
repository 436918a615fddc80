import { askForObligations, readObligationMail } from '@app/cases';
import { CONFIG, type Config, Door, MailSender, webAddressOf } from '@app/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** Asks for what only an organisation can do, when it is due. A mail server that is away holds nothing else up. */
@Injectable()
export class ObligationsWatch {
  private readonly log = new Logger('ObligationsWatch');
  private readonly template = readObligationMail();

  constructor(
    private readonly door: Door,
    private readonly sender: MailSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async round(): Promise<void> {
    const { door, sender, template, config } = this;
    const address = webAddressOf(config);
    try {
      const mails = await askForObligations({ door, sender, template, address });
      if (mails > 0) this.log.log({ mails });
    } catch (error) {
      this.log.error({ error, meanwhile: 'obligations are asked for at the next round' });
    }
  }
}
