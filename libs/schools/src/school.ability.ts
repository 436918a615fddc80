import { type May, mayOpenByHand, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** Places whose people say on which days their school is closed. */
const closing = ['team-lead', 'management', 'administrator'];

/** What people of a school may do. They alone state the absence of their pupils, and on which days it is closed. */
export function schoolMay(may: May, who: Person): void {
  partyMay(may, who);
  mayOpenByHand(may, who);
  if (who.roles.includes('person') || who.roles.includes('backup')) {
    may
      .can('import', 'Absence', { schoolId: who.organisation })
      .because('a school states the absence of its own pupils');
  }
  if (who.roles.some((role) => closing.includes(role))) {
    may.can('close', 'Organisation', { id: who.organisation }).because('a school says on which days it is closed');
  }
}
