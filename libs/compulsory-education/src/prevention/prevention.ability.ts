import { abilityOf, type May } from '@app/cases';
import { type Person, Problem } from '@app/platform';

/** Places in a contact chain whose people do the work; those above them see what came of it. */
const acting = ['person', 'backup', 'team-lead'];
const leading = ['team-lead', 'management'];

export type Doing =
  | 'hold' // Makes surgeries, talks and the like, and records what came of them.
  | 'list' // Puts pupils of its own school on a list.
  | 'read' // Sees what is at its school, or of its office.
  | 'lead' // Sees sums of what its office did.
  | 'join'; // Is invited to meetings at schools.

/**
 * What people may do in prevention, which has no case yet. Schools and offices of compulsory education meet here as
 * parties of a case do; which rows they meet in is up to the database.
 */
function preventionMay({ can }: May, { roles: [role], roles }: Person): void {
  const isActing = roles.some((one) => acting.includes(one));
  const isLeading = roles.some((one) => leading.includes(one));
  can('join', 'Prevention').because('partners meet at schools');
  if (role === 'school') {
    can('read', 'Prevention').because('it is at the school');
    if (isActing) can('list', 'Prevention').because('a school names its own pupils');
  }
  if (role === 'compulsory-education') {
    can('read', 'Prevention').because('it is of the office');
    if (isActing) can('hold', 'Prevention').because('officers do this work');
    if (isLeading) can('lead', 'Prevention').because('it answers for the office');
  }
}

/** Whether a person may do something in prevention. */
export function mayInPrevention(who: Person, doing: Doing): boolean {
  return abilityOf(who, preventionMay).can(doing, 'Prevention');
}

/** @throws Problem `not-allowed` for who may do none of these */
export function expectMay(who: Person, ...doing: readonly Doing[]): void {
  if (!doing.some((one) => mayInPrevention(who, one))) throw new Problem('not-allowed');
}
