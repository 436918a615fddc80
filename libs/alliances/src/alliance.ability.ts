import { type May, mayOpenByHand, mayPlace, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** What people of an alliance may do. They may open a case by hand, and give places in their facilities. */
export function allianceMay(may: May, who: Person): void {
  partyMay(may, who);
  mayOpenByHand(may, who);
  mayPlace(may, who);
}
