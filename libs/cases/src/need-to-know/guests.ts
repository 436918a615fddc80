import { type Role, roles as everybody } from '@app/rules';
import { jobOf } from './jobs';

/** Who takes part for one thing alone: he does what is asked of him, and what he sees ends with it. */
export const guests: readonly Role[] = everybody.filter((role) => jobOf({ roles: [role] }) === 'guest');

/** Whether an organisation is a guest in all of the roles that it has in a case, or has none there. */
export function isGuest(roles: readonly string[]): boolean {
  return roles.every((role) => (guests as readonly string[]).includes(role));
}
