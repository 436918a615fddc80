import { Door, Vaults } from '@app/platform';
import { resealMedicalNotes } from '@app/youth-health';
import { Injectable, Logger } from '@nestjs/common';

/** Closes anew what an earlier key of a vault closed, and says how much: when nothing is said any more that key can go. */
@Injectable()
export class Resealing {
  private readonly log = new Logger('Resealing');

  constructor(
    private readonly door: Door,
    private readonly vaults: Vaults,
  ) {}

  async round(): Promise<void> {
    const resealed = await resealMedicalNotes(this.door, await this.vaults.ringOf('medical'));
    if (resealed > 0) this.log.log({ vault: 'medical', resealed });
  }
}
