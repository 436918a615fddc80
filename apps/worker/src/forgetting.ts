import { forgetDrafts } from '@app/cases';
import { forgetPupils } from '@app/compulsory-education';
import { Door } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';

/** Forgets whom contacts without a case were with, and forms that nobody sent, a slice at a time, and says how many. */
@Injectable()
export class Forgetting {
  private readonly log = new Logger('Forgetting');

  constructor(private readonly door: Door) {}

  async round(): Promise<void> {
    const forgotten = await forgetPupils(this.door);
    const drafts = await forgetDrafts(this.door);
    if (forgotten + drafts > 0) this.log.log({ forgotten, drafts });
  }
}
