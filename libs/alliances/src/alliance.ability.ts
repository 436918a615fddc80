import { type May, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** What people of an alliance may do. */
export function allianceMay(may: May, who: Person): void {
  partyMay(may, who);
}
