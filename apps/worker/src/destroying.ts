import { Door, Vaults } from '@app/platform';
import { executeApproved } from '@app/retention';
import { Injectable, Logger } from '@nestjs/common';

/** Destroys what two people agreed on, some of it in each round, and says how much. */
@Injectable()
export class Destroying {
  private readonly log = new Logger('Destroying');

  constructor(
    private readonly door: Door,
    private readonly vaults: Vaults,
  ) {}

  async round(): Promise<void> {
    const { destroyed, leftOut, failures } = await executeApproved(this.door, this.vaults);
    for (const failure of failures) this.log.error(failure);
    if (destroyed + leftOut > 0) this.log.log({ destroyed, leftOut });
  }
}
