import { sealedNumbers } from '@app/cases';
import { criminalFiles } from '@app/compulsory-education';
import { type Closed, Door, type KeyRing, Problem, reseal, type VaultName, Vaults } from '@app/platform';
import { medicalNotes } from '@app/youth-health';
import { Injectable, Logger } from '@nestjs/common';

const closed: readonly (readonly [VaultName, Closed])[] = [
  ['medical', medicalNotes],
  ...criminalFiles.map((one) => ['criminal', one] as const),
  ['identity', sealedNumbers],
];

/** Closes anew what an earlier key of a vault closed, and says how much: when nothing is said any more that key can go. */
@Injectable()
export class Resealing {
  private readonly log = new Logger('Resealing');

  constructor(
    private readonly door: Door,
    private readonly vaults: Vaults,
  ) {}

  async round(): Promise<void> {
    for (const [vault, what] of closed) {
      const ring = await this.ringOf(vault);
      const resealed = ring ? await reseal(this.door, ring, what) : 0;
      if (resealed > 0) this.log.log({ vault, resealed });
    }
  }

  /** A vault that has no keys yet is not used yet. */
  private async ringOf(vault: VaultName): Promise<KeyRing | undefined> {
    try {
      return await this.vaults.ringOf(vault);
    } catch (error) {
      if (error instanceof Problem && error.kind === 'not-ready') return undefined;
      throw error;
    }
  }
}
