import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { CaseNow } from '../case-now';
import { CaseProblem } from '../problem';

/** Whether a case that ends so ends with a child that is back. */
export function isReturn(outcome: string): boolean {
  return outcome.startsWith('returned-');
}

const keep = `
  insert into case_return (case_id, returned_on, person_id, recorded_at) values ($1, $2, $3, $4)
  on conflict (case_id) do update set returned_on = $2, person_id = $3, recorded_at = $4`;

/**
 * Keeps the day of return with the act that closed a case, in its transaction: a return that nobody can date is counted by
 * nobody.
 *
 * @param after the case as the act left it
 * @throws CaseProblem `act-refused` for a return without its day, a day that cannot be, or one that nothing asks for
 */
export async function keepReturn(open: Open<Person>, after: CaseNow, on: LocalDate | undefined): Promise<void> {
  const { phase, closedAs, firstDayAbsent } = after.state;
  if (phase === 'open' || closedAs === undefined || !isReturn(closedAs)) {
    if (on === undefined) return;
    throw refused(
      'een dag van terugkeer hoort bij sluiten met terugkeer',
      'a day of return goes with closing as returned',
    );
  }
  if (on === undefined) throw refused('zeg op welke dag de leerling terug was', 'say on which day the pupil was back');
  const today = after.book.calendar.dateAt(open.nowMs);
  if (on <= firstDayAbsent || on > today)
    throw refused(
      'de dag van terugkeer ligt na de eerste dag afwezig',
      'the day of return is after the first day absent',
    );
  await open.sql(keep, [after.id, on, open.who.id, open.now]);
}

/** On which day the child was back, in a case that was closed so. */
export async function returnOf(open: Open, { id, state }: CaseNow): Promise<LocalDate | undefined> {
  if (state.phase === 'open' || !isReturn(state.closedAs ?? '')) return undefined;
  const [found] = await open.sql<{ on: LocalDate }>(`select returned_on as "on" from case_return where case_id = $1`, [
    id,
  ]);
  return found?.on;
}

const refused = (nl: string, en: string) => new CaseProblem('act-refused', en, { sentence: { nl, en } });
