/** What is fetched when it is opened first. */
export const screens = {
  entrance: () => import('./entrance/entrance'),
  signedIn: () => import('./entrance/signed-in'),
  family: () => import('./family/family'),
  myDay: () => import('./my-day/my-day'),
  web: () => import('./web/web'),
  missed: () => import('./missed/missed'),
  cases: () => import('./cases/cases'),
  oneCase: () => import('./case/case'),
  imports: () => import('./import/import'),
  ready: () => import('./region/ready'),
  planner: () => import('./planner/planner'),
  people: () => import('./people/people'),
  deviations: () => import('./deviations/deviations'),
  prevention: () => import('./prevention/prevention'),
  oneChild: () => import('./one-child/one-child'),
  places: () => import('./placements/places'),
  meetings: () => import('./table/meetings'),
  meeting: () => import('./table/meeting'),
  inMeeting: () => import('./table/in-meeting'),
  breakGlass: () => import('./break-glass/break-glass'),
  rights: () => import('./rights/rights'),
  criminalRoutes: () => import('./criminal-routes/criminal-routes'),
  criminalRoute: () => import('./criminal-routes/criminal-route'),
  retention: () => import('./retention/retention'),
  log: () => import('./log/log'),
  agreements: () => import('./agreements/agreements'),
};

/** Fetches the screens that were not opened yet, so that a lost connection does not close the way to them. */
export async function fetchScreens(): Promise<void> {
  await Promise.allSettled(Object.values(screens).map((fetchScreen) => fetchScreen()));
}
