import type { Screen } from './screens';
import type { Visit } from './visit';

interface Myself {
  id: string;
  organisation: { id: string };
  may: { keepCriminalFiles: boolean; keepMedicalNotes: boolean };
}

const myself = (visit: Visit) => visit.ask<Myself>('/me');
const casesOf = async (visit: Visit) => (await visit.ask<{ items: { id: string }[] }>('/cases')).items;
const aPartOf = (part: string) => async (visit: Visit) => `/cases/${(await casesOf(visit))[0]!.id}?show=${part}`;
const holds = async (visit: Visit) => (await casesOf(visit)).length > 0;
const officer = { role: 'compulsory-education', holds };
const doctor = {
  role: 'youth-health',
  holds: async (visit: Visit) => (await myself(visit)).may.keepMedicalNotes && holds(visit),
};
const boa = {
  role: 'compulsory-education',
  holds: async (visit: Visit) => (await myself(visit)).may.keepCriminalFiles,
};

/** A criminal route of the office of a boa: one that runs, or else one that an officer there begins. */
async function aRoute(visit: Visit): Promise<string> {
  const { id, organisation } = await myself(visit);
  const routes = () => visit.ask<{ routes: { case: string }[] }>('/compulsory-education/criminal-route');
  if ((await routes()).routes.length === 0) {
    const isOfOffice = async () => (await myself(visit)).organisation.id === organisation.id && holds(visit);
    await visit.whoever('compulsory-education', isOfOffice);
    const last = (await casesOf(visit)).at(-1)!.id;
    await visit.tell(`/compulsory-education/cases/${last}/criminal-route`, {
      purpose: 'criminal',
      suspect: 'parent',
      suspicion: 'Het gezin was buiten de vakantie op reis; de reis was in mei geboekt.',
      caution: { given: true, on: '2026-12-04' },
    });
    await visit.signIn(id);
    const writing = { kind: 'note', text: 'Ouders uitgenodigd voor een gesprek op vrijdag.' };
    await visit.tell(`/compulsory-education/criminal-route/cases/${last}/writings`, writing);
  }
  return `/criminal-routes/${(await routes()).routes[0]!.case}`;
}

/** What only few read: own notes of youth health, the number of a child, the criminal route. */
export const vaultScreens: readonly Screen[] = [
  {
    name: 'case-own-notes',
    who: doctor,
    path: aPartOf('papers'),
    complete: '[data-act=open-own-notes]',
    after: async (page) => {
      await page.locator('[data-act=open-own-notes]').click();
      await page.locator('[data-act=own-note]').click();
    },
  },
  {
    name: 'case-number',
    who: officer,
    path: aPartOf('people'),
    complete: '[data-act=show-number]',
    after: async (page) => {
      await page.locator('[data-act=show-number]').click();
      await page.locator('[data-number]').waitFor();
    },
  },
  {
    name: 'case-begin-route',
    who: officer,
    path: aPartOf('papers'),
    complete: '[data-act=begin-route]',
    after: (page) => page.locator('[data-act=begin-route]').click(),
  },
  {
    name: 'criminal-route',
    who: boa,
    path: aRoute,
    complete: '[data-act=close-route]',
    after: async (page) => {
      await page.locator('[data-act=write-in-route]').click();
      await page.locator('[data-act=close-route]').click();
    },
  },
  { name: 'criminal-routes', who: boa, path: '/criminal-routes', complete: '.route-list, .empty' },
];
