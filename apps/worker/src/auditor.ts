import { Audit, type Found } from '@app/cases';
import { Door, Metrics } from '@app/platform';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Heartbeat } from './heartbeat';

/** Goes one round of the audit, says what it found, and lets an address outside know that it was there. */
@Injectable()
export class Auditor implements OnModuleDestroy {
  private readonly log = new Logger('Auditor');
  private readonly differences: Counter;
  private readonly ending = new AbortController();

  constructor(
    private readonly door: Door,
    private readonly audit: Audit,
    private readonly heartbeat: Heartbeat,
    metrics: Metrics,
  ) {
    this.differences = new Counter({
      name: 'terugweg_audit_differences',
      help: 'Differences between cases and their timelines',
      labelNames: ['what', 'repaired'],
      registers: [metrics.registry],
    });
  }

  onModuleDestroy(): void {
    this.ending.abort();
  }

  /** @returns how many cases were looked at; none when another worker's audit is under way */
  async round(): Promise<number> {
    const { signal } = this.ending;
    const round = await this.audit.round(this.door, { signal });
    if (!round) return 0;
    for (const one of round.found) if (!one.isKnown) this.tell(one);
    for (const failure of round.failures) this.log.error(failure);
    await this.heartbeat.beat(round.repaired === round.differences && round.failed === 0);
    return round.cases;
  }

  private tell({ caseId, what, detail, isRepaired }: Found): void {
    this.differences.inc({ what, repaired: String(isRepaired) });
    this.log.warn({ caseId, what, detail, isRepaired });
  }
}
