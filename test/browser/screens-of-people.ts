import type { Screen } from './screens';
import type { Visit } from './visit';

/** A team lead of a school arranges things of its people. */
const teamLead = { role: 'school', holds: (visit: Visit) => leads(visit) };

/** The people of one's own organisation: who is there, and what is arranged. */
export const peopleScreens: readonly Screen[] = [
  { name: 'people', who: teamLead, path: '/people', complete: '[data-closed], .days-off' },
  {
    name: 'people-leaving',
    who: teamLead,
    path: '/people',
    complete: '[data-act=depart]',
    after: async (page) => {
      await page.locator('[data-person]:has([data-carries]) [data-act=depart]').first().click();
      await page.locator('[name=last]').waitFor();
    },
  },
  {
    name: 'people-handing-over',
    who: teamLead,
    path: '/people',
    complete: '[data-act=handOver]',
    after: async (page) => {
      await page.locator('[data-act=handOver]').first().click();
      await page.locator('[name=which][value=some]').check();
      await page.locator('[name=cases]').first().waitFor();
    },
  },
  {
    name: 'people-closing',
    who: teamLead,
    path: '/people',
    complete: '[data-act=close]',
    after: async (page) => {
      await page.locator('[data-act=close]').click();
      await page.locator('[name=first]').fill('2026-12-10');
      await page.locator('[name=name]').fill('studiedag');
      await page.locator('.panel form button[type=submit]').click();
      await page.locator('[data-act=keep-days]').waitFor();
    },
  },
];

interface Arranged {
  people: { mayArrange: boolean; carries?: { cases: number } }[];
}

async function leads(visit: Visit): Promise<boolean> {
  const { people } = await visit.ask<Arranged>('/v1/people');
  return people.filter(({ mayArrange }) => mayArrange).length > 1 && people.some(({ carries }) => carries?.cases);
}
