import type { Open } from '@app/platform';
import type { CaseState, Instant } from '@app/rules';
import type { Casebooks } from './casebook';
import { Change } from './change';
import { lockCases, momentIn, readCases } from './kept-case';
import { writeChanges } from './write-changes';

/** A locked case that has lived until a moment, at which it is changed. */
export interface LivedChange {
  readonly change: Change;
  readonly at: Instant;
}

/** Which cases are changed, and how; `may` leaves out those to which it does not apply. */
export interface Changing<T> {
  readonly books: Casebooks;
  readonly caseIds: readonly string[];
  readonly may?: (state: CaseState) => boolean;
  readonly change: (some: readonly LivedChange[]) => Promise<readonly T[]>;
}

/** So many cases are written in one statement. */
const batch = 200;

/** Changes many cases in one transaction, each after everything that was planned for it until now. */
export async function changeMany<T>(open: Open, { caseIds, ...how }: Changing<T>): Promise<T[]> {
  const all: T[] = [];
  for (let first = 0; first < caseIds.length; first += batch) {
    all.push(...(await changeSome(open, { ...how, caseIds: caseIds.slice(first, first + batch) })));
  }
  return all;
}

async function changeSome<T>(open: Open, { books, caseIds, may = () => true, change }: Changing<T>) {
  await lockCases(open, caseIds, 'wait');
  const some = (await readCases(open, books, caseIds))
    .map((one) => ({ change: new Change(one), at: momentIn(one, open) }))
    .filter((one) => may(one.change.state));
  for (const one of some) one.change.advance(one.at);
  const told = await change(some);
  await writeChanges(
    open,
    some.map((one) => one.change),
  );
  return told;
}

/** What would come of some work; nothing of it is kept, nor any lock that it took. One trial may be part of another. */
export async function onTrial<T>(open: Open, work: () => Promise<T>): Promise<T> {
  await open.sql('savepoint trial');
  const outcome = await work();
  await open.sql('rollback to savepoint trial');
  await open.sql('release savepoint trial');
  return outcome;
}
