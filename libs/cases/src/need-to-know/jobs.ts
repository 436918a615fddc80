import type { Person } from '@app/platform';
import type { Job } from './matrix';
import type { Answered } from './narrow';

/** By the role of the organisation and the place in its contact chain: who does the work, who leads, who answers for it. */
const usual: Readonly<Record<string, Readonly<Record<string, Job>>>> = {
  school: {
    person: 'school-support-coordinator',
    backup: 'school-support-coordinator',
    'team-lead': 'school-principal',
    management: 'school-principal',
    board: 'school-board-member',
  },
  alliance: {
    person: 'alliance-consultant',
    backup: 'alliance-consultant',
    'team-lead': 'alliance-consultant',
    management: 'alliance-director',
    board: 'alliance-director',
  },
  'compulsory-education': {
    person: 'attendance-officer',
    backup: 'attendance-officer',
    'team-lead': 'attendance-officer',
    management: 'attendance-officer',
    board: 'escalated-card',
  },
  'youth-health': { person: 'youth-doctor', backup: 'youth-doctor', 'team-lead': 'youth-health-planner' },
  'neighbourhood-team': { person: 'neighbourhood-worker', backup: 'neighbourhood-worker' },
  table: { person: 'table-member', backup: 'table-member', chair: 'table-member' },
  parents: { person: 'parent', supporter: 'parent' },
  'young-person': { person: 'young-person', supporter: 'young-person' },
};

/** Places that are apart from the work: they read of no child. */
const apart = ['administrator', 'privacy-officer'];

/**
 * The job of somebody, of whom nothing else is said. Leads of a partner read the card of what was escalated to them; who
 * looks after the installation, or after the log, knows nothing of any child; and whoever is of no role that was agreed on is a guest.
 */
export function jobOf({ roles: [role = '', place = ''] }: Pick<Person, 'roles'>): Job {
  if (apart.some((one) => role === one || place === one)) return 'functional-admin';
  if (role === 'boa') return 'attendance-boa';
  const chain = usual[role];
  if (chain) return chain[place] ?? 'escalated-card';
  return role === 'decisive-authority' ? 'escalated-card' : 'guest';
}

/** As whom somebody is answered: by his job, and as the role of his organisation. */
export function answeredAs(who: Pick<Person, 'roles'>): Answered {
  return { job: jobOf(who), role: who.roles[0] ?? '' };
}
