import { type May, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** What people of a neighbourhood team may do. The file of a family is theirs and is not kept here. */
export function neighbourhoodTeamMay(may: May, who: Person): void {
  partyMay(may, who);
}
