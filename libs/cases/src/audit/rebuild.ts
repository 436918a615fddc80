import type { Open } from '@app/platform';
import type { Casebooks } from '../casebook';
import { fileRow, stateRow } from '../file-rows';
import { eventsOf } from '../kept-case';
import { retell, type WholeCase } from './retold';
import { stepRow } from '../step-rows';
import * as statement from '../write-statements';

/** What can be made again from a timeline. */
export type Mirror = 'file' | 'state' | 'steps' | 'alarms';

const all: readonly Mirror[] = ['file', 'state', 'steps', 'alarms'];

/**
 * Makes the state tables of cases again from their timelines alone. Whoever calls it holds the locks on the cases. What is
 * left of a case that was destroyed follows from no timeline, and stays as it is.
 *
 * @param upTo per case the event up to which its snapshot goes; left out, it goes up to the last
 */
export async function rebuild(
  open: Open,
  books: Casebooks,
  caseIds: readonly string[],
  upTo: ReadonlyMap<string, number> = new Map(),
): Promise<void> {
  const whole = await open.sql<{ id: string }>(
    'select id from case_file where id = any($1) and destroyed_on is null order by id',
    [caseIds],
  );
  const bookOf = await books.of(open, caseIds);
  for (const { id } of whole) {
    const events = await eventsOf(open, id);
    await putBack(open, retell({ id, book: bookOf.get(id)!, events, upTo: upTo.get(id) }), all);
  }
}

/** Puts tables of one case back to what they should be, whatever stands in them. */
export async function putBack(open: Open, { snapshot, alarms }: WholeCase, mirrors: Iterable<Mirror>): Promise<void> {
  const { id, state } = snapshot;
  const put: Record<Mirror, () => Promise<unknown>> = {
    file: () => open.sql(statement.files, [JSON.stringify([fileRow(snapshot)])]),
    state: () => open.sql(statement.states, [JSON.stringify([stateRow(snapshot)])]),
    steps: async () => {
      await open.sql('delete from step where case_id = $1', [id]);
      await open.sql(statement.steps, [JSON.stringify(Object.values(state.steps).map((step) => stepRow(id, step)))]);
    },
    alarms: async () => {
      // All of them, not only those that changed: of two equal rows one has to go.
      await open.sql('delete from alarm where case_id = $1', [id]);
      await open.sql(statement.alarms, [JSON.stringify(alarms)]);
    },
  };
  for (const mirror of mirrors) await put[mirror]();
}
