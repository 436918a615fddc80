import { useRouterState } from '@tanstack/react-router';
import { FamilyShell } from './family-shell';
import { Shell } from './shell';

/** Families have one page, and around it nothing of the work of others. */
export function Around() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return path === '/family' ? <FamilyShell /> : <Shell />;
}
