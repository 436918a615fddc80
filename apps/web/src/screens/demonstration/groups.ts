import type { Person } from '../../api/types';

/** Who is shown together, by role, in the order in which a newcomer meets them. */
const groups = {
  office: ['compulsory-education', 'process-director'],
  school: ['school', 'board'],
  health: ['youth-health'],
  alliance: ['alliance', 'facility'],
  team: ['neighbourhood-team', 'care-provider'],
  table: ['table', 'decisive-authority'],
  family: ['parents', 'young-person'],
} as const;

export type Group = keyof typeof groups | 'others';

export const isOfFamily = ({ role }: Person) => groupOf(role) === 'family';

function groupOf(role: string): Group {
  const names = Object.keys(groups) as (keyof typeof groups)[];
  return names.find((name) => (groups[name] as readonly string[]).includes(role)) ?? 'others';
}

/** People by group, in the order of the groups; who does the work stays in front. */
export function inGroups(people: readonly Person[]): [Group, Person[]][] {
  const order: Group[] = [...(Object.keys(groups) as Group[]), 'others'];
  const found = order.map((group): [Group, Person[]] => [group, people.filter(({ role }) => groupOf(role) === group)]);
  return found.filter(([, some]) => some.length > 0);
}
