import { abilityOf, type May } from '@app/cases';
import { type Person, Problem } from '@app/platform';

const acting = ['person', 'backup', 'team-lead'];
const signing = ['team-lead', 'management', 'board'];

export type Doing =
  | 'read' // Sees the protocols of the region, or that of its school.
  | 'make' // Writes a version for its school.
  | 'sign'; // Binds its organisation.

/** What people of a school and of an office of compulsory education may do with what the two agree. */
function protocolMay({ can }: May, { roles: [role], roles }: Person): void {
  const has = (levels: readonly string[]) => roles.some((one) => levels.includes(one));
  if (role !== 'school' && role !== 'compulsory-education') return;
  can('read', 'Protocol').because('it is a party of it');
  if (has(signing)) can('sign', 'Protocol').because('it answers for its organisation');
  if (role === 'school' && has([...acting, ...signing])) can('make', 'Protocol').because('it is of the school');
}

/** @throws Problem `not-allowed` */
export function expectMay(who: Person, doing: Doing): void {
  if (!abilityOf(who, protocolMay).can(doing, 'Protocol')) throw new Problem('not-allowed');
}
