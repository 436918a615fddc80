import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { api } from './api/calls';
import { familyApi, familyKeys } from './api/family';
import { keys } from './api/keys';
import { isPage } from './api/sign-in';
import { webSearch } from './api/web';
import { deviating, type Called, type Deviating } from './api/lists';
import { Loading } from './parts/answer';
import type { PlacesShown } from './screens/placements/places-filter';
import { caseSearchOf } from './screens/case/case-search';
import { Problem } from './api/problem';
import { Around } from './screens/shell/around';
import { NotFound } from './screens/shell/not-found';
import { readAgreements } from './screens/agreements/readings';
import { screens } from './screens/fetched';

export const shows = ['missed', 'today', 'week', 'questions', 'waiting', 'handovers'] as const;
export type Show = (typeof shows)[number];
export const called: readonly Called[] = ['no-response', 'breach'];

const root = createRootRouteWithContext<{ cache: QueryClient }>()({ component: Around, notFoundComponent: NotFound });

const entrance = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ refused, page }: Record<string, unknown>): { refused?: string; page?: string } => ({
    ...(typeof refused === 'string' && { refused }),
    ...(isPage(page) && { page }),
  }),
  component: lazyRouteComponent(screens.entrance, 'Entrance'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: lazyRouteComponent(screens.signedIn, 'SignedIn'),
});

const statusOf = (answer: unknown) => (answer instanceof Problem ? answer.status : 200);

/** The page of a family is not for who works here, who is sent to his own; nobody yet: back to the entrance. */
const family = createRoute({
  getParentRoute: () => root,
  path: '/family',
  beforeLoad: async ({ context: { cache } }) => {
    const asked = { queryKey: familyKeys.page, queryFn: familyApi.page };
    const status = statusOf(await cache.ensureQueryData(asked).catch((error: unknown) => error));
    if (status === 401) throw redirect({ to: '/' });
    if (status === 403) throw redirect({ to: '/my-day' });
  },
  component: lazyRouteComponent(screens.family, 'FamilyScreen'),
});

/** Everything behind the entrance asks who is there; nobody yet: back to the entrance, and from there on. A family has a page of its own. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context: { cache }, location: { href } }) => {
    const asked = { queryKey: keys.me, queryFn: api.me };
    const status = statusOf(await cache.ensureQueryData(asked).catch((error: unknown) => error));
    if (status === 401) throw redirect({ to: '/', search: href === '/my-day' ? {} : { page: href } });
    if (status === 403) throw redirect({ to: '/family' });
  },
});

/** Who has no day here, for he does no work on cases, begins with what he is there for. */
const myDay = createRoute({
  getParentRoute: () => inside,
  path: '/my-day',
  beforeLoad: async ({ context: { cache } }) => {
    const { may, admitted } = await cache.ensureQueryData({ queryKey: keys.me, queryFn: api.me });
    if (!admitted) throw redirect({ to: '/ready' });
    if (may.readLog) throw redirect({ to: '/log' });
    if (may.keepCriminalFiles) throw redirect({ to: '/criminal-routes' });
  },
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
  validateSearch: caseSearchOf,
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

const planner = createRoute({
  getParentRoute: () => inside,
  path: '/planner',
  component: lazyRouteComponent(screens.planner, 'PlannerScreen'),
});

const prevention = createRoute({
  getParentRoute: () => inside,
  path: '/prevention',
  component: lazyRouteComponent(screens.prevention, 'PreventionScreen'),
});

const oneChild = createRoute({
  getParentRoute: () => inside,
  path: '/one-child',
  component: lazyRouteComponent(screens.oneChild, 'OneChildScreen'),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  component: lazyRouteComponent(screens.people, 'PeopleScreen'),
});

const deviations = createRoute({
  getParentRoute: () => inside,
  path: '/deviations',
  validateSearch: ({ how }: Record<string, unknown>): { how?: Deviating } => {
    const known = deviating.find((one) => one === how);
    return known ? { how: known } : {};
  },
  component: lazyRouteComponent(screens.deviations, 'DeviationsScreen'),
});

const places = createRoute({
  getParentRoute: () => inside,
  path: '/places',
  validateSearch: ({ type, as }: Record<string, unknown>): PlacesShown => ({
    ...(typeof type === 'string' && { type }),
    ...(as === 'table' && { as }),
  }),
  component: lazyRouteComponent(screens.places, 'PlacesScreen'),
});

const meetings = createRoute({
  getParentRoute: () => inside,
  path: '/table',
  component: lazyRouteComponent(screens.meetings, 'MeetingsScreen'),
});

const meeting = createRoute({
  getParentRoute: () => inside,
  path: '/table/$on',
  component: lazyRouteComponent(screens.meeting, 'MeetingScreen'),
});

const inMeeting = createRoute({
  getParentRoute: () => inside,
  path: '/table/$on/$caseId',
  component: lazyRouteComponent(screens.inMeeting, 'InMeetingScreen'),
});

const agreements = createRoute({
  getParentRoute: () => inside,
  path: '/agreements',
  validateSearch: readAgreements,
  component: lazyRouteComponent(screens.agreements, 'AgreementsScreen'),
});

const log = createRoute({
  getParentRoute: () => inside,
  path: '/log',
  component: lazyRouteComponent(screens.log, 'LogScreen'),
});

const criminalRoutes = createRoute({
  getParentRoute: () => inside,
  path: '/criminal-routes',
  component: lazyRouteComponent(screens.criminalRoutes, 'CriminalRoutesScreen'),
});

const criminalRoute = createRoute({
  getParentRoute: () => inside,
  path: '/criminal-routes/$caseId',
  component: lazyRouteComponent(screens.criminalRoute, 'CriminalRouteScreen'),
});

const rights = createRoute({
  getParentRoute: () => inside,
  path: '/rights',
  component: lazyRouteComponent(screens.rights, 'RightsScreen'),
});

const retention = createRoute({
  getParentRoute: () => inside,
  path: '/retention',
  component: lazyRouteComponent(screens.retention, 'RetentionScreen'),
});

const breakGlass = createRoute({
  getParentRoute: () => inside,
  path: '/break-glass',
  component: lazyRouteComponent(screens.breakGlass, 'BreakGlassScreen'),
});

const tree = root.addChildren([
  entrance,
  signedIn,
  family,
  inside.addChildren([
    myDay,
    web,
    missed,
    cases,
    oneCase,
    places,
    planner,
    prevention,
    oneChild,
    people,
    deviations,
    imports,
    ready,
    meetings,
    meeting,
    inMeeting,
    agreements,
    criminalRoutes,
    criminalRoute,
    log,
    rights,
    retention,
    breakGlass,
  ]),
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
