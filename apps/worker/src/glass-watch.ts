import { askForReviews } from '@app/cases';
import { Door } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';

/** Looks whether every broken glass was reviewed, and asks again where it was not. */
@Injectable()
export class GlassWatch {
  private readonly log = new Logger('GlassWatch');

  constructor(private readonly door: Door) {}

  async round(): Promise<void> {
    const asked = await askForReviews(this.door);
    if (asked > 0) this.log.warn({ asked });
  }
}
