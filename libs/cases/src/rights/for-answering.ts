import { type Door, type MachineTask, type Open, type Person, Problem } from '@app/platform';
import { answersFor } from './requests';

const asMachine: MachineTask = { task: 'rights', role: 'owner' };

/** An organisation for which somebody answers. */
export interface AnsweredFor {
  readonly id: string;
  readonly name: string;
}

/**
 * Does work for somebody who answers for an organisation: behind the wall, for he sees no case, and only with what he gets to
 * see. His looks are put on record as everybody's. For whom he answers is said by the database.
 *
 * @throws Problem `not-found` for everybody else: for him there are no requests
 */
export async function forAnswering<T>(
  door: Door,
  who: Person,
  work: (open: Open, organisations: readonly AnsweredFor[]) => Promise<T>,
): Promise<T> {
  const organisations = await door.asPerson(who, answersFor);
  if (organisations.length === 0) throw new Problem('not-found');
  return door.asMachine({ ...asMachine, shownTo: who }, (open) => work(open, organisations));
}
