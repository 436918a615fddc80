import { type May, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** What people of youth health care may do. What they find stays with them: here is only the conclusion. */
export function youthHealthMay(may: May, who: Person): void {
  partyMay(may, who);
}
