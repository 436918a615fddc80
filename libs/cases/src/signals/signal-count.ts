import type { Open } from '@app/platform';
import {
  type Crossing,
  crossingsOf,
  explainCrossing,
  type LocalDate,
  type Sentence,
  type SignalRule,
  type TraceLine,
} from '@app/rules';
import type { AbsentChild } from './absent-child';
import type { StatedSignal } from './absences';
import type { Cases } from '../cases';
import { openCaseOf } from '../children/case-of-child';

/** A signal that fired, or was taken back. */
export interface RaisedSignal {
  readonly signal: string;
  readonly pupilId: string;
  /** The date on which the count came to its limit. */
  readonly on: LocalDate;
  /** The case that it opened or joined; none where the region agreed on no such workflow. */
  readonly caseId?: string;
  readonly opened: boolean;
  readonly line: TraceLine;
}

/** A crossing that was counted before. */
export interface Counted {
  readonly id: number;
  readonly fired_on: LocalDate;
  readonly case_id: string | null;
  readonly counted_only: boolean;
  /** The case that it opened or joined, or that kept it silent, is open and of what is another child by now. */
  readonly astray: boolean;
}

const astray = (firing: string) => `
  exists (select from case_file c join pupil other on other.id = c.pupil_id join pupil own on own.id = ${firing}.pupil_id
           where c.id = ${firing}.case_id and c.phase = 'open' and other.child_id <> own.child_id)`;

/** SQL: whether a firing `f` opened or joined a case that is open, and of what is another child by now. */
export const isAstray = astray('f');

/** SQL: whether a crossing `f` was only counted, because such a firing of the same signal stood. */
const leansOnAstray = `
  f.counted_only and exists (
    select from signal_firing before
     where before.pupil_id = f.pupil_id and before.signal = f.signal and before.id < f.id
       and before.withdrawn_at is null and not before.counted_only and ${astray('before')})`;

/** The crossings of these children that were counted and stand, as `PUPIL SIGNAL → crossings`, the oldest first. */
export async function countedOf(open: Open, pupilIds: readonly string[]): Promise<Map<string, Counted[]>> {
  const rows = await open.sql<Counted & { pupil_id: string; signal: string }>(
    `select f.id, f.pupil_id, f.signal, f.fired_on, f.case_id, f.counted_only,
            ${isAstray} or ${leansOnAstray} as astray
       from signal_firing f
      where f.pupil_id = any($1) and f.withdrawn_at is null and f.notification_id is null order by f.id`,
    [pupilIds],
  );
  const found = new Map<string, Counted[]>();
  for (const { pupil_id, signal, ...counted } of rows) {
    const key = `${pupil_id} ${signal}`;
    found.set(key, [...(found.get(key) ?? []), counted]);
  }
  return found;
}

/** What is known of a signal. */
export interface Known {
  readonly crossing: Crossing;
  readonly explains: Sentence;
  /** The notification that it was, when others counted. */
  readonly notificationId?: string;
}

interface Became {
  readonly caseId?: string;
  readonly countedOnly: boolean;
}

interface Counting {
  readonly open: Open;
  readonly child: AbsentChild;
  readonly cases: Cases;
  readonly rulesId: string;
  /** Who states it, of which child, when nobody counts. */
  readonly stated?: Pick<StatedSignal, 'child' | 'by'>;
}

/** What a case knows when a signal opens it; a workflow takes what it declares. */
const assumed = { enrolled: true, attends: false } as const;

/** Counts the signals of one child again, and lets what is new or undone follow in its cases. */
export class SignalCount {
  readonly fired: RaisedSignal[] = [];
  readonly withdrawn: RaisedSignal[] = [];

  constructor(private readonly counting: Counting) {}

  /**
   * Compares what a rule crosses by now with what was counted. What went into the case of another child, and all that
   * followed, is counted anew.
   *
   * @param before the crossings of this rule and child that stand, the oldest first
   */
  async again(rule: SignalRule, before: readonly Counted[]): Promise<void> {
    const { open, child } = this.counting;
    // Also after the clock was put back: only a correction undoes what was counted.
    const until = [child.calendar.dateAt(open.nowMs), ...before.map(({ fired_on }) => fired_on)].toSorted().at(-1)!;
    const crossings = crossingsOf(rule, child.record, until);
    const firstAstray = before.findIndex((one) => one.astray);
    const standing = Math.min(crossings.length, firstAstray < 0 ? before.length : firstAstray);
    for (const undone of before.slice(standing).toReversed()) await this.undo(rule, undone);
    for (const crossing of crossings.slice(standing)) await this.cross(rule, crossing);
  }

  /**
   * Somebody states a signal that nobody counts: it fires as one that was counted, and is never counted again.
   *
   * @param about the day that it is about, today when left out
   */
  async state(rule: SignalRule, about?: LocalDate): Promise<void> {
    const { open, child } = this.counting;
    const on = about ?? child.calendar.dateAt(open.nowMs);
    await this.cross(rule, { on, first: on, count: 1 });
  }

  /** While a case that this signal opened is open, and of this child, it counts but does not fire. */
  private async cross(rule: SignalRule, crossing: Crossing): Promise<void> {
    const { open, child } = this.counting;
    const [silent] = await open.sql(
      `select from signal_firing f join case_file c on c.id = f.case_id and c.phase = 'open'
        where f.pupil_id = $1 and f.signal = $2 and f.withdrawn_at is null and not f.counted_only and not ${isAstray} limit 1`,
      [child.pupilId, rule.id],
    );
    const known = { crossing, explains: explainCrossing(rule, crossing) };
    if (silent) return this.keep(rule, known, { countedOnly: true });
    await this.fire(rule, known);
  }

  /** A signal that opens a case, or joins the open one. */
  async fire(rule: SignalRule, known: Known): Promise<void> {
    const { pupilId } = this.counting.child;
    const { crossing, explains } = known;
    const line = this.line({ signal: rule.id, explains });
    const { caseId, opened } = await this.follow(rule, crossing, line);
    await this.keep(rule, known, { countedOnly: false, ...(caseId !== undefined && { caseId }) });
    const { id: signal } = rule;
    this.fired.push({ signal, pupilId, on: crossing.on, ...(caseId && { caseId }), opened, line });
  }

  private async follow(rule: SignalRule, { first }: Crossing, line: TraceLine) {
    const { open, child, cases, stated } = this.counting;
    const { opens: workflow, sets } = rule;
    const opening = { pupilId: child.pupilId, workflow, firstDayAbsent: first, assumed, sets, said: [line], ...stated };
    if (!(await this.isAgreed(rule.opens))) return { opened: false };
    const running = await openCaseOf(open, opening);
    return { caseId: await cases.open(open, opening), opened: running === undefined };
  }

  private async isAgreed(workflow: string): Promise<boolean> {
    const { open, child } = this.counting;
    const rows = await open.sql(`select from agreement where region_id = $1 and workflow = $2 limit 1`, [
      child.regionId,
      workflow,
    ]);
    return rows.length > 0;
  }

  private async keep(rule: SignalRule, { crossing, explains, notificationId }: Known, { caseId, countedOnly }: Became) {
    const { open, child, rulesId } = this.counting;
    await open.sql(
      `insert into signal_firing (pupil_id, case_id, rules_id, signal, workflow, fired_on, inputs, explains,
                                  counted_only, notification_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        child.pupilId,
        caseId ?? null,
        rulesId,
        rule.id,
        rule.opens,
        crossing.on,
        JSON.stringify(crossing),
        JSON.stringify(explains),
        countedOnly,
        notificationId ?? null,
      ],
    );
  }

  /** What fired holds no longer: what it opened ends, unless another signal opened it too, or a person. */
  async undo(rule: Pick<SignalRule, 'id' | 'opens'>, { id, fired_on, case_id, counted_only }: Counted): Promise<void> {
    const { open, child, cases } = this.counting;
    await open.sql(`update signal_firing set withdrawn_at = $2 where id = $1`, [id, open.now]);
    if (counted_only) return;
    const line = this.line({ corrected: rule.id });
    const { id: signal } = rule;
    this.withdrawn.push({
      signal,
      pupilId: child.pupilId,
      on: fired_on,
      ...(case_id && { caseId: case_id }),
      opened: false,
      line,
    });
    const [stands] = await open.sql(
      `select from case_file c where c.id = $1 and c.phase = 'open' and not exists (
         select from signal_firing f where f.case_id = c.id and f.workflow = $2 and f.withdrawn_at is null
            and not f.counted_only)
       and not exists (select from timeline t where t.case_id = c.id and t.event ->> 'workflow' = $2
                         and t.event -> 'byHand' is not null)`,
      [case_id, rule.opens],
    );
    if (stands && case_id) await cases.withdraw(open, case_id, rule.opens, [line]);
  }

  private line(what: Readonly<Record<string, unknown>>): TraceLine {
    const { open, child } = this.counting;
    const { calendar } = child;
    return { at: calendar.write(open.nowMs), on: calendar.dateAt(open.nowMs), ...what };
  }
}
