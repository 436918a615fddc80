import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { api } from './api/calls';
import { keys } from './api/keys';
import type { Called } from './api/lists';
import { webSearch } from './api/web';
import { Loading } from './parts/answer';
import { NotFound } from './screens/shell/not-found';
import { Shell } from './screens/shell/shell';

export const shows = ['missed', 'today', 'week', 'questions', 'waiting', 'handovers'] as const;
export type Show = (typeof shows)[number];
export const called: readonly Called[] = ['no-response', 'breach'];

const screens = {
  entrance: () => import('./screens/demonstration/entrance'),
  myDay: () => import('./screens/my-day/my-day'),
  web: () => import('./screens/web/web'),
  missed: () => import('./screens/missed/missed'),
  cases: () => import('./screens/cases/cases'),
  oneCase: () => import('./screens/case/case'),
  imports: () => import('./screens/import/import'),
  ready: () => import('./screens/region/ready'),
  oneChild: () => import('./screens/one-child/one-child'),
};

/** Fetches the screens that were not opened yet, so that a lost connection does not close the way to them. */
export async function fetchScreens(): Promise<void> {
  await Promise.allSettled(Object.values(screens).map((fetchScreen) => fetchScreen()));
}

const root = createRootRouteWithContext<{ cache: QueryClient }>()({ component: Shell, notFoundComponent: NotFound });

const entrance = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(screens.entrance, 'Entrance'),
});

/** Everything behind the entrance asks who is there; nobody yet: back to the entrance. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context: { cache } }) => {
    const me = await cache.ensureQueryData({ queryKey: keys.me, queryFn: api.me }).catch((error: unknown) => error);
    if (me instanceof Error && 'status' in me && me.status === 401) throw redirect({ to: '/' });
  },
});

const myDay = createRoute({
  getParentRoute: () => inside,
  path: '/my-day',
  validateSearch: (search: Record<string, unknown>): { show?: Show } => {
    const show = shows.find((one) => one === search.show);
    return show ? { show } : {};
  },
  component: lazyRouteComponent(screens.myDay, 'MyDayScreen'),
});

const web = createRoute({
  getParentRoute: () => inside,
  path: '/web',
  validateSearch: webSearch,
  component: lazyRouteComponent(screens.web, 'WebScreen'),
});

const missed = createRoute({
  getParentRoute: () => inside,
  path: '/missed',
  validateSearch: (search: Record<string, unknown>): { party?: string; as?: Called } => {
    const as = called.find((one) => one === search.as);
    return { ...(typeof search.party === 'string' && { party: search.party }), ...(as && { as }) };
  },
  component: lazyRouteComponent(screens.missed, 'MissedScreen'),
});

const cases = createRoute({
  getParentRoute: () => inside,
  path: '/cases',
  component: lazyRouteComponent(screens.cases, 'CasesScreen'),
});

const oneCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId',
  component: lazyRouteComponent(screens.oneCase, 'CaseScreen'),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { kind?: string } =>
    typeof search.kind === 'string' ? { kind: search.kind } : {},
  component: lazyRouteComponent(screens.imports, 'ImportScreen'),
});

const ready = createRoute({
  getParentRoute: () => inside,
  path: '/ready',
  component: lazyRouteComponent(screens.ready, 'ReadyScreen'),
});

const oneChild = createRoute({
  getParentRoute: () => inside,
  path: '/one-child',
  component: lazyRouteComponent(screens.oneChild, 'OneChildScreen'),
});

const tree = root.addChildren([
  entrance,
  inside.addChildren([myDay, web, missed, cases, oneCase, imports, ready, oneChild]),
]);

export function routerFor(cache: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { cache },
    defaultPreload: false,
    defaultPendingComponent: Loading,
    defaultPendingMs: 300,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>;
  }
}
