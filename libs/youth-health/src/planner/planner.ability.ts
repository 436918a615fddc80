import { abilityOf, type May } from '@app/cases';
import { type Person, Problem } from '@app/platform';

const acting = ['person', 'backup', 'team-lead'];
const leading = ['team-lead', 'management'];

/** What people of youth health do with their planner; which cases they see in it is up to the cases. */
function plannerMay({ can }: May, { roles: [role], roles }: Person): void {
  if (role !== 'youth-health') return;
  if (roles.some((one) => acting.includes(one))) can('plan', 'Consult').because('it plans its own consults');
  if (roles.some((one) => leading.includes(one))) can('settle', 'Consult').because('it answers for hours and people');
}

type Planning = 'plan' | 'settle';

/** Whether somebody plans consults, or settles who holds them. */
export function mayConsult(who: Person, doing: Planning): boolean {
  return abilityOf(who, plannerMay).can(doing, 'Consult');
}

/** @throws Problem `not-allowed` */
export function expectMay(who: Person, ...doing: readonly Planning[]): void {
  if (!doing.some((one) => mayConsult(who, one))) throw new Problem('not-allowed');
}
