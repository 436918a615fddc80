import { randomUUID } from 'node:crypto';
import type { Door, MachineTask, Open } from '@app/platform';
import { isSafe, lateAfterMs, look, type Looked } from './audit-case';
import { areSame, type Found, keepFindings } from './audit-findings';
import { type AuditedCase, nextCases, overdueCases, readAudited, type Stretch } from './audit-read';
import { endTurn, goOn, keepRound, type RoundFigures, takeTurn } from './audit-round';
import type { Casebooks } from '../casebook';
import { type Difference, differences, nameOf } from './differences';
import type { Failed } from '../firing/fire-due';
import { lockCases } from '../kept-case';
import { type Mirror, putBack } from './rebuild';
import * as statement from '../write-statements';

/** How much work a round is. */
export interface AuditBounds {
  /** Milliseconds of the machine after which no other batch begins. One of the slice is always looked at. */
  readonly budgetMs: number;
  /** Cases that are read in one statement. */
  readonly batch: number;
  /** Overdue alarms whose cases are looked at before the slice. */
  readonly mostOverdue: number;
  /** Ends the round after the batch that it is at. */
  readonly signal?: AbortSignal;
}

/** How often, and how much. */
export const auditEveryMs = 5 * 60_000;
export const auditBounds: AuditBounds = { budgetMs: 30_000, batch: 200, mostOverdue: 5000 };

/** What a round found. */
export interface AuditRound extends RoundFigures {
  readonly found: readonly Found[];
  /** Cases that could not be looked at or repaired. */
  readonly failures: readonly Failed[];
}

const task: MachineTask = { task: 'audit', role: 'worker' };

/**
 * Makes again from the timelines what should be armed, kept and gone off, and compares. A round looks at every case with
 * something overdue, and goes on in the others that have not ended where the last round stopped.
 *
 * First without locks, many cases in one statement; what differs is looked at again under the case's lock, so that an
 * act in between is no difference, and is repaired there, if that decides nothing.
 */
export class Audit {
  constructor(private readonly books: Casebooks) {}

  /** @returns undefined when another audit is at work */
  async round(door: Door, bounds: Partial<AuditBounds> = {}): Promise<AuditRound | undefined> {
    const by = randomUUID();
    const turn = await door.asMachine(task, (open) => takeTurn(open, by));
    if (!turn) return undefined;
    try {
      const round = new Round(door, this.books, { ...auditBounds, ...bounds });
      await round.lookAtOverdue();
      await round.lookAtSlice(by, turn);
      await door.asMachine(task, (open) => keepRound(open, round));
      return round;
    } finally {
      await door.asMachine(task, (open) => endTurn(open, by));
    }
  }
}

class Round implements AuditRound {
  readonly found: Found[] = [];
  readonly failures: Failed[] = [];
  cases = 0;
  private readonly began = performance.now();

  constructor(
    private readonly door: Door,
    private readonly books: Casebooks,
    private readonly bounds: AuditBounds,
  ) {}

  get ms(): number {
    return performance.now() - this.began;
  }

  get differences(): number {
    return this.found.length;
  }

  get repaired(): number {
    return this.found.filter(({ isRepaired }) => isRepaired).length;
  }

  get failed(): number {
    return this.failures.length;
  }

  async lookAtOverdue(): Promise<void> {
    const { mostOverdue, batch } = this.bounds;
    const ids = await this.door.asMachine(task, (open) =>
      overdueCases(open, new Date(open.nowMs - lateAfterMs), mostOverdue),
    );
    for (let first = 0; first < ids.length && this.hasTime; first += batch) {
      await this.lookAt(ids.slice(first, first + batch));
    }
  }

  /** Once around at most: from where the last round ended to the last case, then from the first one to there. */
  async lookAtSlice(by: string, { after }: Stretch): Promise<void> {
    let stretch: Stretch = { after };
    do {
      const ids = await this.door.asMachine(task, (open) => nextCases(open, stretch, this.bounds.batch));
      await this.lookAt(ids);
      const isLast = ids.length < this.bounds.batch;
      const isAround = stretch.until !== undefined || after === undefined;
      const at = isLast ? (isAround ? after : undefined) : ids.at(-1);
      if (!(await this.door.asMachine(task, (open) => goOn(open, by, at)))) return;
      if (isLast && isAround) return;
      stretch = isLast ? { until: after } : { ...stretch, after: at };
    } while (this.hasTime);
  }

  private get hasTime(): boolean {
    return this.ms < this.bounds.budgetMs && !this.bounds.signal?.aborted;
  }

  private async lookAt(caseIds: readonly string[]): Promise<void> {
    this.cases += caseIds.length;
    const { kept, books, nowMs } = await this.door.asMachine(task, (open) => this.read(open, caseIds));
    for (const one of kept) {
      const found = look(one, books.get(one.id)!, nowMs).differences;
      if (areSame(found, one.known)) this.found.push(...found.map((difference) => asKnown(one.id, difference)));
      else await this.lookAgain(one.id);
    }
  }

  private async read(open: Open, caseIds: readonly string[]) {
    return { kept: await readAudited(open, caseIds), books: await this.books.of(open, caseIds), nowMs: open.nowMs };
  }

  /** A case that somebody is at work on is left to the next round. */
  private async lookAgain(caseId: string): Promise<void> {
    try {
      const found = await this.door.asMachine(task, async (open) => {
        const [mine] = await lockCases(open, [caseId], 'skip');
        return mine ? this.underLock(open, mine) : [];
      });
      this.found.push(...found);
    } catch (error) {
      this.failures.push({ caseId, error });
    }
  }

  private async underLock(open: Open, caseId: string): Promise<Found[]> {
    const before = await this.lookNow(open, caseId);
    await repair(open, caseId, before);
    const left = new Set((await this.lookNow(open, caseId)).differences.map(nameOf));
    const known = new Set(before.known.map(nameOf));
    const found = before.differences.map((difference): Found => {
      const name = nameOf(difference);
      return { ...difference, caseId, isRepaired: !left.has(name), isKnown: known.has(name) };
    });
    await keepFindings(open, caseId, found);
    return found;
  }

  private async lookNow(open: Open, caseId: string): Promise<Looked & Pick<AuditedCase, 'known'>> {
    const { kept, books, nowMs } = await this.read(open, [caseId]);
    return { ...look(kept[0]!, books.get(caseId)!, nowMs), known: kept[0]!.known };
  }
}

const asKnown = (caseId: string, difference: Difference): Found => ({
  ...difference,
  caseId,
  isRepaired: false,
  isKnown: true,
});

/** Puts back what can be put back without deciding anything. */
async function repair(open: Open, caseId: string, looked: Looked): Promise<void> {
  const safe = looked.differences.filter((difference) => isSafe(difference, looked));
  const tables = new Set<Mirror | 'firings'>(safe.flatMap(({ what }) => differences[what]));
  if (tables.delete('firings')) {
    const rows = looked.missing.map((firing) => ({ case_id: caseId, ...firing }));
    await open.sql(statement.firings, [JSON.stringify(rows)]);
  }
  if (looked.should) await putBack(open, looked.should, tables as ReadonlySet<Mirror>);
}
