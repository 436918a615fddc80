import { type May, mayOpenByHand, mayPlace, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/**
 * What people of an alliance may do. They may open a case by hand, give places in their facilities, and say who of them
 * knows which school.
 */
export function allianceMay(may: May, who: Person): void {
  partyMay(may, who);
  mayOpenByHand(may, who);
  mayPlace(may, who);
  const says = ['person', 'backup', 'team-lead'].some((level) => who.roles.includes(level));
  if (says) may.can('name', 'Consultant').because('the alliance says who of it works for which school');
}
