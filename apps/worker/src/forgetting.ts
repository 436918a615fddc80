import { forgetDrafts } from '@app/cases';
import { forgetPupils } from '@app/compulsory-education';
import { Door } from '@app/platform';
import { forgetMessages, forgetSessions } from '@app/retention';
import { Injectable, Logger } from '@nestjs/common';

/**
 * Forgets whom contacts without a case were with, forms that nobody sent, which messages were sent and sessions that are
 * over, a slice at a time, and says how many.
 */
@Injectable()
export class Forgetting {
  private readonly log = new Logger('Forgetting');

  constructor(private readonly door: Door) {}

  async round(): Promise<void> {
    const forgotten = await forgetPupils(this.door);
    const drafts = await forgetDrafts(this.door);
    const messages = await forgetMessages(this.door);
    const sessions = await forgetSessions(this.door);
    if (forgotten + drafts + messages + sessions > 0) this.log.log({ forgotten, drafts, messages, sessions });
  }
}
