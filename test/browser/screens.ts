import type { Page } from 'playwright-core';
import {
  aClosedCase,
  aConsultAsked,
  aLetterToWrite,
  corrected,
  escalatedFar,
  hasFamily,
  seenOtherwise,
} from './case-states';
import { importScreens } from './screens-of-imports';
import { controlScreens } from './screens-of-control';
import { peopleScreens } from './screens-of-people';
import { placesScreens } from './screens-of-places';
import { vaultScreens } from './screens-of-vaults';
import type { Visit } from './visit';

/** One state of one screen: what is looked at by axe, at three widths, and by people as a picture. */
export interface Screen {
  readonly name: string;
  /** Whose screen it is: somebody of a role, about whom something may have to hold. Nobody: the entrance. */
  readonly who?: { role: string; holds?: (visit: Visit) => Promise<boolean> };
  readonly path: string | ((visit: Visit) => Promise<string>);
  /** What is there as soon as the screen is complete. */
  readonly complete: string;
  /** What is done there, for a state that one comes to. */
  readonly after?: (page: Page) => Promise<void>;
}

const casesOf = async (visit: Visit) => (await visit.ask<{ items: { id: string }[] }>('/cases')).items;
const aCase = async (visit: Visit) => `/cases/${(await casesOf(visit))[0]!.id}`;
const aPartOf = (part: string) => async (visit: Visit) => `${await aCase(visit)}?show=${part}`;
const holds = async (visit: Visit) => (await casesOf(visit)).length > 0;

const firstMeeting = async (visit: Visit) =>
  (await visit.ask<{ meetings: { on: string }[] }>('/table/meetings')).meetings.at(-1)!.on;
const aMeeting = async (visit: Visit) => `/table/${await firstMeeting(visit)}`;
const agendaOf = async (visit: Visit) =>
  (await visit.ask<{ items: { caseId: string }[] }>(`/table/meetings/${await firstMeeting(visit)}`)).items;
const atTable = { role: 'table', holds: async (visit: Visit) => (await agendaOf(visit)).length > 0 };

const officer = { role: 'compulsory-education', holds };
const of = (role: string) => ({ role, holds });
const withFamily = { role: 'school', holds: hasFamily };

/** A role's own day, with the form of its first step open. */
const dayOf = (role: string): Screen => ({
  name: `my-day-${role}`,
  who: { role, holds: async (visit) => (await visit.ask<{ items: object[] }>('/my-day')).items.length > 0 },
  path: '/my-day',
  complete: '[data-row], .empty',
  after: async (page) => {
    const done = page.locator('[data-row] [data-act=done]').first();
    if ((await done.count()) > 0) await done.click();
  },
});

/** The page of somebody of a family, with everything in it unfolded and a form open. */
const pageOf = (role: string): Screen => ({
  name: `family-${role}`,
  who: { role, holds: async (visit) => (await visit.ask<{ kind: string }>('/family')).kind !== 'supporter' },
  path: '/family',
  complete: '.family__folded',
  after: async (page) => {
    for (const folded of await page.locator('.family__folded summary').all()) await folded.click();
    for (const act of ['done', 'disagree', 'right']) {
      const button = page.locator(`[data-act=${act}]`).first();
      if ((await button.count()) > 0) await button.click();
    }
  },
});

/** Every screen, and the states of it that are worth a look. */
export const screens: readonly Screen[] = [
  { name: 'entrance', path: '/', complete: '.person' },
  { name: 'signed-in', path: '/signed-in', complete: '.utrecht-alert' },
  { name: 'my-day', who: officer, path: '/my-day', complete: '[data-row], .empty' },
  ...['school', 'alliance', 'youth-health', 'neighbourhood-team'].map(dayOf),
  {
    name: 'keys',
    who: officer,
    path: '/my-day',
    complete: '.figures',
    after: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'web', who: officer, path: '/web', complete: '[data-row]' },
  {
    name: 'web-nudge',
    who: officer,
    path: '/web',
    complete: '[data-act=nudge]',
    after: (page) => page.locator('[data-act=nudge]').first().click(),
  },
  {
    name: 'web-silent',
    who: officer,
    path: '/web?figure=silent&by=clock',
    complete: '[data-row], .empty',
    after: (page) => page.locator('.views summary').click(),
  },
  {
    name: 'my-day-chosen',
    who: officer,
    path: '/my-day',
    complete: '[data-row]',
    after: async (page) => {
      for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
      await page.locator('[data-act=all-promise]').click();
    },
  },
  { name: 'my-day-waiting', who: officer, path: '/my-day?show=waiting', complete: '[data-row], .empty' },
  { name: 'my-day-nothing', who: officer, path: '/my-day?show=questions', complete: '[data-row], .empty' },
  { name: 'missed', who: officer, path: '/missed', complete: '.table, .empty' },
  {
    name: 'missed-nudge',
    who: officer,
    path: '/missed?party=school',
    complete: '.table, .empty',
    after: async (page) => {
      const nudge = page.locator('[data-act=nudge]').first();
      if ((await nudge.count()) > 0) await nudge.click();
    },
  },
  { name: 'cases', who: officer, path: '/cases', complete: '[data-row]' },
  { name: 'case', who: officer, path: aCase, complete: '.timeline' },
  { name: 'case-school', who: of('school'), path: aCase, complete: '.timeline' },
  {
    name: 'case-why',
    who: officer,
    path: aCase,
    complete: '.timeline',
    after: async (page) => {
      await page.locator('[data-step] .why').first().click();
      await page.locator('.why-part').first().waitFor();
    },
  },
  {
    name: 'case-director',
    who: officer,
    path: aCase,
    complete: '.timeline',
    after: async (page) => {
      await page.locator('[data-why=director]').click();
      await page.locator('.why-director').waitFor();
    },
  },
  { name: 'case-plan', who: officer, path: aPartOf('plan'), complete: '.attendance' },
  { name: 'case-people', who: officer, path: aPartOf('people'), complete: '.beside-child' },
  { name: 'case-papers', who: officer, path: aPartOf('papers'), complete: '[data-act=note], .panel' },
  { name: 'case-history', who: officer, path: aPartOf('history'), complete: '.timeline' },
  { name: 'case-escalated', who: officer, path: escalatedFar, complete: '.timeline' },
  { name: 'case-closed', who: officer, path: aClosedCase, complete: '[data-closed]' },
  { name: 'case-consult', who: officer, path: aConsultAsked, complete: '[data-consult]' },
  { name: 'case-corrected', who: withFamily, path: corrected, complete: '[data-beside]' },
  { name: 'case-otherwise', who: withFamily, path: seenOtherwise, complete: '[data-disagreement]' },
  {
    name: 'case-letter',
    who: officer,
    path: aLetterToWrite,
    complete: '[data-act=letter]',
    after: async (page) => {
      await page.locator('[data-act=letter]').first().click();
      await page.locator('.letter').waitFor();
    },
  },
  {
    name: 'case-facts',
    who: officer,
    path: aPartOf('plan'),
    complete: '[data-act=set]',
    after: (page) => page.locator('[data-act=set]').click(),
  },
  {
    name: 'nothing-there',
    who: officer,
    path: '/cases/00000000-0000-4000-8000-000000000000',
    complete: '.utrecht-alert',
  },
  ...['parents', 'young-person'].map(pageOf),
  {
    name: 'planner',
    who: of('youth-health'),
    path: '/planner',
    complete: '.fit',
    after: async (page) => {
      await page.locator('[data-act=make]').click();
      await page.locator('[data-act=invite]').first().click();
    },
  },
  { name: 'table', who: atTable, path: '/table', complete: '[data-meeting]' },
  { name: 'table-meeting', who: atTable, path: aMeeting, complete: '[data-item]' },
  {
    name: 'table-in-the-room',
    who: atTable,
    path: async (visit) => `${await aMeeting(visit)}/${(await agendaOf(visit))[0]!.caseId}`,
    complete: '.room__facts',
  },
  {
    name: 'table-decision',
    who: atTable,
    path: async (visit) => `${await aMeeting(visit)}/${(await agendaOf(visit))[0]!.caseId}`,
    complete: '.room__facts',
    after: async (page) => {
      if ((await page.locator('[data-decision]').count()) === 0) await page.locator('[data-act=decide]').click();
      const form = page.locator('[data-decision]').first();
      await form.locator('[name=what]').selectOption('new-plan');
      await form.locator('[name=words]').fill('De school maakt met de ouders een nieuw plan.');
      await form.locator('[name=party]').selectOption('school');
      await form.locator('[name=on]').fill('2026-12-22');
      await form.locator('.decision__ladder').waitFor();
    },
  },
  {
    name: 'prevention',
    who: officer,
    path: '/prevention',
    complete: '.prevention .rows, .prevention .empty',
    after: (page) => page.locator('[data-act=add]').click(),
  },
  {
    name: 'prevention-school',
    who: of('school'),
    path: '/prevention',
    complete: '.prevention .rows, .prevention .empty',
  },
  { name: 'one-child', who: officer, path: '/one-child', complete: '.pair, .empty' },
  ...placesScreens,
  ...controlScreens,
  ...peopleScreens,
  ...vaultScreens,
  { name: 'deviations', who: officer, path: '/deviations', complete: '[data-row], .empty' },
  ...importScreens,
  ...(['text', 'table', 'diagram', 'compare&with=noorderveld'] as const).map((as): Screen => {
    const [way] = as.split('&');
    return {
      name: `agreements-${way}`,
      who: of('school'),
      path: `/agreements?of=sickness-absence&as=${as}`,
      complete: { text: '.clause', table: '.steps-table', diagram: '.diagram', compare: '.beside' }[way!]!,
    };
  }),
  { name: 'ready', who: { role: 'compulsory-education', holds: administers }, path: '/ready', complete: 'table' },
  {
    name: 'ready-done',
    who: { role: 'compulsory-education', holds: administers },
    path: '/ready',
    complete: '[data-obligation]',
    after: (page) => page.locator('[data-act=obligation-done]').first().click(),
  },
];

async function administers(visit: Visit): Promise<boolean> {
  return (await visit.ask<{ may: { administer: boolean } }>('/me')).may.administer;
}
