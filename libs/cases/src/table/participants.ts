import type { CaseNow } from '../case-now';
import type { AtTable } from './meetings';

/** Who of a meeting is there for one case, and who leaves the room while it is spoken of. */
export interface AtCase {
  readonly participants: readonly AtTable[];
  readonly leaving: readonly AtTable[];
}

/** Who is in the room, and who comes in for this case alone. */
export interface InRoom {
  readonly present: readonly AtTable[];
  readonly guests: readonly AtTable[];
}

/**
 * The list of participants of a case: the table itself, organisations in the room that have a part in the case, and its guests.
 * Whoever else is in the room leaves it, and stands in no list of that case.
 */
export function atCase({ parties }: Pick<CaseNow, 'parties'>, { present, guests }: InRoom): AtCase {
  const related = new Set(parties.filter(({ isInvolved }) => isInvolved).map(({ organisationId }) => organisationId));
  const isGuest = (one: AtTable) => guests.some(({ id }) => id === one.id);
  const stays = (one: AtTable) => one.role === 'table' || related.has(one.id);
  return {
    participants: [...present.filter((one) => stays(one) && !isGuest(one)), ...guests],
    leaving: present.filter((one) => !stays(one) && !isGuest(one)),
  };
}
