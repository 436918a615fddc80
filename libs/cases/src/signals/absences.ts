import { type Open, Problem } from '@app/platform';
import { type AbsenceKind, datesAhead, isFor, type LocalDate } from '@app/rules';
import { addingDays, replacingDays } from './absence-days';
import { readAbsentChildren, readStatedChild } from './absent-child';
import type { Agreements, SignalsInForce } from '../agreements/agreements';
import type { Casebooks } from '../casebook';
import type { Cases } from '../cases';
import { holdChildren, lockChildren } from '../children/case-of-child';
import { type ChildOfCase, childOfCase } from '../parties';
import { looseLooks } from '../region/held-regions';
import { Notified } from '../notifications/notified';
import { countedOf, type RaisedSignal, SignalCount } from './signal-count';

/** A day of a child as it now stands: one row for each kind of absence. */
export interface AbsentDay {
  readonly pupilId: string;
  readonly on: LocalDate;
  readonly kind: AbsenceKind;
  /** Lesson hours or clock hours; left out for a whole sick day and for one time late. */
  readonly hours?: number;
  /** How often on that day, for times late; 1 when left out. */
  readonly times?: number;
  readonly doubtful?: boolean;
}

/** A signal that nobody counts, as somebody states it. */
export interface StatedSignal {
  readonly pupilId: string;
  readonly signal: string;
  /** The day that it is about; today when left out. */
  readonly on?: LocalDate | undefined;
  /** Where the child is, when who states it does not see it before. */
  readonly child?: ChildOfCase;
  readonly by?: { readonly role: string; readonly personId: string };
}

/** What counting again came to. */
export interface Raised {
  readonly fired: readonly RaisedSignal[];
  /** Signals that a correction undid. */
  readonly withdrawn: readonly RaisedSignal[];
  readonly casesOpened: number;
}

const stated = `
  select "pupilId" as pupil_id, "on" as absent_on, kind, hours, coalesce(times, 1) as times,
         coalesce(doubtful, false) as doubtful, $2::uuid as import_id
    from json_to_recordset($1)
      as d("pupilId" uuid, "on" date, kind text, hours numeric(4, 2), times smallint, doubtful boolean)`;
const keepDays = replacingDays({ touched: 'select pupil_id, absent_on from stated', stated, at: '$3' });
const addDays = addingDays({ stated, at: '$3' });

/** Absence as schools state it, and the signals in it. */
export class Absences {
  constructor(
    private readonly agreements: Agreements,
    private readonly books: Casebooks,
    private readonly cases: Cases,
  ) {}

  /**
   * Keeps days, each whole: what was known of such a day otherwise is replaced, and stays to be seen.
   *
   * @param importId the file they came in
   * @returns how many rows are new
   */
  async store(open: Open, importId: string, days: readonly AbsentDay[]): Promise<number> {
    const rows = JSON.stringify(days);
    await open.sql(keepDays, [rows, importId, open.now]);
    return (await open.sql(addDays, [rows, importId, open.now])).length;
  }

  /**
   * Counts the signals of children again by what is known now, and lets what others notified follow: a new one opens a case
   * or joins the one that is open, one that a correction undid withdraws what it opened, and keeps the trail. It is the
   * machine that counts: a case may be at another school, out of sight of who stated the absence. Children of
   * a region that is not switched on are counted as soon as it is.
   */
  async raise(open: Open, pupilIds: readonly string[]): Promise<Raised> {
    await lockChildren(open, pupilIds);
    const fired: RaisedSignal[] = [];
    const withdrawn: RaisedSignal[] = [];
    const looks: Look[] = [];
    const known = new SignalsKnown(open, this.agreements);
    const counted = await countedOf(open, pupilIds);
    const told = await Notified.of(open, pupilIds);
    for (const child of await readAbsentChildren(open, this.books, pupilIds)) {
      if (child.isHeld) {
        looks.push({ pupilId: child.pupilId, at: open.now.toISOString() });
        continue;
      }
      const signals = await known.of(child.regionId);
      if (!signals) continue;
      const rules = signals.rules.filter((rule) => rule.counts !== 'stated' && isFor(rule, child));
      const count = new SignalCount({ open, child, cases: this.cases, rulesId: signals.id });
      for (const rule of rules) await count.again(rule, counted.get(`${child.pupilId} ${rule.id}`) ?? []);
      await told.follow(child.pupilId, { count, rules: signals.rules, today: child.calendar.dateAt(open.nowMs) });
      fired.push(...count.fired);
      withdrawn.push(...count.withdrawn);
      const [next] = datesAhead(rules, child.record, child.calendar.dateAt(open.nowMs));
      looks.push({ pupilId: child.pupilId, at: next && new Date(child.calendar.startOf(next)).toISOString() });
    }
    await lookAgain(open, looks);
    return { fired, withdrawn, casesOpened: fired.filter(({ opened }) => opened).length };
  }

  /**
   * Somebody states a signal that nobody counts, such as great concern after an hour of absence: it opens a case or joins
   * the one that is open, and no count of absence undoes it.
   *
   * @throws Problem `not-found` for a child out of sight, or a signal that its region does not state
   */
  async state(open: Open, { pupilId, signal, on, ...by }: StatedSignal): Promise<readonly RaisedSignal[]> {
    await lockChildren(open, [pupilId]);
    const of = by.child ?? (await childOfCase(open, pupilId));
    if (!of) throw new Problem('not-found');
    const child = await readStatedChild(open, this.books, { ...of, pupilId });
    const signals = await this.agreements.signalRules(open, child.regionId);
    const rule = signals?.rules.find((one) => one.id === signal && one.counts === 'stated' && isFor(one, child));
    if (!signals || !rule) throw new Problem('not-found');
    const count = new SignalCount({ open, child, cases: this.cases, rulesId: signals.id, stated: by });
    await count.state(rule, on);
    return count.fired;
  }

  /** The children of whom a signal may fire now without a new absence: a length is full. `except` are left alone. */
  async due(open: Open, except: readonly string[]): Promise<string[]> {
    const rows = await open.sql<{ pupil_id: string }>(
      `select l.pupil_id from ${looseLooks} where l.look_at <= $1 and l.pupil_id <> all($2::uuid[])
        order by l.look_at limit 100`,
      [open.now, except],
    );
    return rows.map(({ pupil_id }) => pupil_id);
  }

  /** Counts such a child, unless somebody else does. */
  async raiseDue(open: Open, pupilId: string): Promise<boolean> {
    await holdChildren(open, [pupilId]);
    const mine = await open.sql(
      `delete from signal_look where pupil_id =
         (select pupil_id from signal_look where pupil_id = $1 and look_at <= $2 for update skip locked)
       returning pupil_id`,
      [pupilId, open.now],
    );
    if (mine.length > 0) await this.raise(open, [pupilId]);
    return mine.length > 0;
  }
}

/** The signals in force, asked for once per region. */
class SignalsKnown {
  private readonly byRegion = new Map<string, SignalsInForce | undefined>();

  constructor(
    private readonly open: Open,
    private readonly agreements: Agreements,
  ) {}

  async of(regionId: string): Promise<SignalsInForce | undefined> {
    if (!this.byRegion.has(regionId)) {
      this.byRegion.set(regionId, await this.agreements.signalRules(this.open, regionId));
    }
    return this.byRegion.get(regionId);
  }
}

/** When to count a child again although nothing new is known of it; without `at` never. */
interface Look {
  readonly pupilId: string;
  readonly at: string | undefined;
}

async function lookAgain(open: Open, looks: readonly Look[]): Promise<void> {
  const ids = looks.map(({ pupilId }) => pupilId);
  const due = looks.filter(({ at }) => at !== undefined);
  await open.sql(`delete from signal_look where pupil_id = any($1)`, [ids]);
  await open.sql(
    `insert into signal_look (pupil_id, look_at)
     select "pupilId", at from json_to_recordset($1) as r("pupilId" uuid, at timestamptz)
     on conflict (pupil_id) do update set look_at = least(signal_look.look_at, excluded.look_at)`,
    [JSON.stringify(due)],
  );
}
