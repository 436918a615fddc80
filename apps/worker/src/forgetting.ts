import { forgetDrafts } from '@app/cases';
import { forgetPupils } from '@app/compulsory-education';
import { Door } from '@app/platform';
import { forgetAbsence, forgetFormerPupils, forgetMessages, forgetSessions } from '@app/retention';
import { Injectable, Logger } from '@nestjs/common';

/**
 * Forgets whom contacts without a case were with, forms that nobody sent, which messages were sent, sessions that are
 * over, absence of years ago and pupils who left, a slice at a time, and says how many.
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
    const absence = await forgetAbsence(this.door);
    const pupils = await forgetFormerPupils(this.door);
    const all = { forgotten, drafts, messages, sessions, absence, pupils };
    if (Object.values(all).some((count) => count > 0)) this.log.log(all);
  }
}
