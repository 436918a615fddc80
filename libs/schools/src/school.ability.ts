import { type May, mayOpenByHand, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** What people of a school may do. They alone state the absence of their pupils. */
export function schoolMay(may: May, who: Person): void {
  partyMay(may, who);
  mayOpenByHand(may, who);
  if (who.roles.includes('person') || who.roles.includes('backup')) {
    may
      .can('import', 'Absence', { schoolId: who.organisation })
      .because('a school states the absence of its own pupils');
  }
}
