import type { Screen } from './screens';
import type { Visit } from './visit';

/** A placement officer with whom children wait. */
const officer = { role: 'alliance', holds: (visit: Visit) => waits(visit) };

/** The facilities of an alliance with their places, and who waits for one. */
export const placesScreens: readonly Screen[] = [
  { name: 'places', who: officer, path: '/places', complete: '.board' },
  {
    name: 'places-table',
    who: officer,
    path: '/places?as=table',
    complete: '.places .table',
  },
  {
    name: 'places-offer',
    who: officer,
    path: '/places',
    complete: '[data-waiting] [data-act=offer]',
    after: (page) => page.locator('[data-waiting] [data-act=offer]').first().click(),
  },
  {
    name: 'places-stay',
    who: officer,
    path: '/places',
    complete: '.place__stay',
    after: (page) => page.locator('.place__stay').first().click(),
  },
  {
    name: 'places-facility',
    who: officer,
    path: '/places',
    complete: '[data-act=edit-facility]',
    after: (page) => page.locator('[data-act=edit-facility]').first().click(),
  },
  { name: 'places-to-read', who: { role: 'school' }, path: '/places', complete: '.table' },
  { name: 'case-with-places', who: officer, path: aSoughtPlace, complete: '[data-sought]' },
];

interface Waits {
  items: { caseId: string }[];
}
const lineOf = async (visit: Visit) => (await visit.ask<Waits>('/placements/waiting')).items;

async function waits(visit: Visit): Promise<boolean> {
  return (await lineOf(visit)).length > 1;
}

async function aSoughtPlace(visit: Visit): Promise<string> {
  return `/cases/${(await lineOf(visit))[0]!.caseId}`;
}
