import type { Absences } from '@app/cases';
import type { Open } from '@app/platform';
import type { LocalDate, Sentence } from '@app/rules';

/** A signal that fired because of a file. */
export interface FiredSignal {
  readonly signal: string;
  readonly pupilId: string;
  readonly on: LocalDate;
}

/** What the rows of a file brought about in cases. */
export interface Brought {
  /** The first ones, at most `mostSignals`. */
  readonly fired: readonly FiredSignal[];
  /** How many fired, by signal. */
  readonly signals: Readonly<Record<string, number>>;
  /** How many signals were withdrawn: what was known no longer holds. */
  readonly withdrawn: number;
  readonly casesOpened: number;
}

/** One transaction, or a part of one. */
export type Visit = <T>(work: (open: Open) => Promise<T>) => Promise<T>;

/** Visits of which only the result stays. What one brought about the next does not see; its locks are gone as well. */
export function rolledBack(open: Open): Visit {
  return async (work) => {
    await open.sql('savepoint visit');
    const result = await work(open);
    await open.sql('rollback to savepoint visit');
    return result;
  };
}

/** So many signals are named with an import; all are counted. */
export const mostSignals = 1000;
/** So many children are counted at once. */
const childrenAtOnce = 50;
/** How long after a file came the worker counts those children of whom who took the file did not. */
const graceMs = 15 * 60_000;

/**
 * Plans that children are counted, in the transaction in which their rows are kept: when who took the file in breaks off
 * before all are counted, the worker counts the others.
 *
 * @param isHeld nobody counts them before the region is switched on; from then the worker does at once
 */
export async function planToCount(open: Open, pupilIds: readonly string[], isHeld: boolean): Promise<void> {
  await open.sql(
    `insert into signal_look (pupil_id, look_at)
     select id, $2 from unnest($1::uuid[]) as id order by id
     on conflict (pupil_id) do update set look_at = least(signal_look.look_at, excluded.look_at)`,
    [pupilIds, new Date(open.nowMs + (isHeld ? 0 : graceMs))],
  );
}

/** That the signals of so many children wait for the switch of their region. */
export function waitsForSwitch(children: number): Sentence {
  const [nl, en] = children === 1 ? ['1 leerling', '1 pupil'] : [`${children} leerlingen`, `${children} pupils`];
  return {
    nl: `De regio is nog niet aangezet: de signalen van ${nl} worden pas geteld als dat gebeurt`,
    en: `The region is not switched on yet: the signals of ${en} are counted when it is`,
  };
}

/** By what children are counted, and who hears how many were. */
interface Counting {
  readonly absences: Absences;
  readonly regionId: string;
  readonly onCounted?: ((done: number, all: number) => void) | undefined;
}

/** Counts the signals of children again, some at a time. */
export async function recount(
  visit: Visit,
  { absences, regionId, onCounted }: Counting,
  pupilIds: readonly string[],
): Promise<Brought> {
  const fired: FiredSignal[] = [];
  const signals: Record<string, number> = {};
  let [withdrawn, casesOpened] = [0, 0];
  for (let first = 0; first < pupilIds.length; first += childrenAtOnce) {
    const some = pupilIds.slice(first, first + childrenAtOnce);
    const raised = await visit(async (open) => {
      await waitForLists(open, regionId);
      return absences.raise(open, some);
    });
    for (const { signal } of raised.fired) signals[signal] = (signals[signal] ?? 0) + 1;
    const room = raised.fired.slice(0, mostSignals - fired.length);
    fired.push(...room.map(({ signal, pupilId, on }) => ({ signal, pupilId, on })));
    withdrawn += raised.withdrawn.length;
    casesOpened += raised.casesOpened;
    onCounted?.(first + some.length, pupilIds.length);
  }
  return { fired, signals, withdrawn, casesOpened };
}

/** Lists of a region are kept and counted one after another: they are about the same children. */
export async function waitForLists(open: Open, regionId: string): Promise<void> {
  await open.sql(`select pg_advisory_xact_lock(hashtext('import'), hashtext($1))`, [regionId]);
}
