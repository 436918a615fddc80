import type { Door, MachineTask, Open } from '@app/platform';
import type { Absences } from '../signals/absences';
import type { Casebooks } from '../casebook';
import { Change } from '../change';
import { AtRest } from './at-rest';
import { firePlain, lockDue } from './fire-statements';
import { isSomethingDue } from './gone-off';
import { lockCases, readCases } from '../kept-case';
import { writeChanges } from '../write-changes';

/** What one round did. */
export interface Round {
  /** Plain alarms that went off in one statement. */
  readonly plain: number;
  /** Alarms that went off through the rules. */
  readonly byRules: number;
  /** Cases and children whose rules failed: they are left alone for a while, the others go on. */
  readonly failed: readonly Failed[];
}

/** Whose rules failed, and how. */
export interface Failed {
  readonly caseId?: string;
  readonly pupilId?: string;
  readonly error: unknown;
}

/** Cases per statement: long enough to be fast, short enough not to keep people waiting for their case. */
const atOnce = 2000;
const atOnceByRules = 250;

const task: MachineTask = { task: 'fire-due', role: 'worker' };

/**
 * Lets everything that is due go off: what only tells in sets, what changes a case through the rules. An alarm and an
 * act on one case never cross, because both hold the case's lock; what somebody else holds is taken in a next round.
 * Running it twice, at once, or after a crash in the middle fires nothing twice: a round commits whole or not at all,
 * and `firing` forbids the rest.
 */
export class FireDue {
  private readonly resting = new AtRest();

  constructor(
    private readonly books: Casebooks,
    private readonly absences: Absences,
  ) {}

  /** Goes on until nothing is due that can be taken: alarms first, then signals that need no new absence. */
  async all(door: Door): Promise<Round> {
    const total = { plain: 0, byRules: 0, failed: [] as Failed[] };
    for (let more = true; more;) {
      const { taken, forRules } = await door.asMachine(task, (open) => this.inSets(open));
      const rules = await this.throughRules(door, forRules);
      total.plain += taken;
      total.byRules += rules.fired;
      total.failed.push(...rules.failed);
      more = taken > 0 || rules.cases > 0 || (await this.countDue(door, total.failed)) > 0;
    }
    return total;
  }

  /** Whether something is due that somebody else lets go off. */
  isGoingOff(door: Door): Promise<boolean> {
    return door.asMachine(task, (open) => isSomethingDue(open, this.resting.ids()));
  }

  /** Child by child, so that one whose rules fail holds up no other. */
  private async countDue(door: Door, failed: Failed[]): Promise<number> {
    const counting: MachineTask = { task: 'count-signals', role: 'worker' };
    const due = await door.asMachine(counting, (open) => this.absences.due(open, this.resting.ids()));
    let counted = 0;
    for (const pupilId of due) {
      try {
        if (await door.asMachine(counting, (open) => this.absences.raiseDue(open, pupilId))) counted += 1;
      } catch (error) {
        failed.push({ pupilId, error: this.letRest(pupilId, error) });
      }
    }
    return counted;
  }

  /** Two statements, so that the second sees what was committed before the locks were taken. */
  private async inSets(open: Open): Promise<{ taken: number; forRules: string[] }> {
    const rows = await open.sql<{ id: string }>(lockDue, [open.now, this.resting.ids(), atOnce]);
    if (rows.length === 0) return { taken: 0, forRules: [] };
    const ids = [...new Set(rows.map(({ id }) => id))];
    const [row] = await open.sql<{ taken: number; for_rules: string[] }>(firePlain, [ids, open.now]);
    return { taken: row!.taken, forRules: row!.for_rules };
  }

  private async throughRules(door: Door, caseIds: readonly string[]) {
    const done = { cases: 0, fired: 0, failed: [] as Failed[] };
    for (let first = 0; first < caseIds.length; first += atOnceByRules) {
      const some = caseIds.slice(first, first + atOnceByRules);
      const part = await this.tryTogether(door, some);
      done.cases += part.cases;
      done.fired += part.fired;
      done.failed.push(...part.failed);
    }
    return done;
  }

  /** Many cases in one transaction; when that fails each by itself, so that one case cannot hold up others. */
  private async tryTogether(door: Door, caseIds: readonly string[]) {
    try {
      return { ...(await door.asMachine(task, (open) => this.advance(open, caseIds))), failed: [] };
    } catch (error) {
      if (caseIds.length === 1)
        return { cases: 0, fired: 0, failed: [{ caseId: caseIds[0]!, error: this.letRest(caseIds[0]!, error) }] };
    }
    const done = { cases: 0, fired: 0, failed: [] as Failed[] };
    for (const caseId of caseIds) {
      const one: Awaited<ReturnType<FireDue['tryTogether']>> = await this.tryTogether(door, [caseId]);
      done.cases += one.cases;
      done.fired += one.fired;
      done.failed.push(...one.failed);
    }
    return done;
  }

  private async advance(open: Open, caseIds: readonly string[]): Promise<{ cases: number; fired: number }> {
    const locked = await lockCases(open, caseIds, 'skip');
    if (locked.length === 0) return { cases: 0, fired: 0 };
    const changes = (await readCases(open, this.books, locked)).map((kept) => new Change(kept));
    for (const change of changes) change.advance(open.nowMs);
    await writeChanges(open, changes);
    return { cases: changes.length, fired: changes.reduce((sum, { entries }) => sum + entries.length, 0) };
  }

  private letRest(id: string, error: unknown): unknown {
    this.resting.add(id);
    return error;
  }
}
