import type { Screen } from './screens';
import type { Visit } from './visit';

type May = 'readLog' | 'breakGlass' | 'administer';

/** Somebody at a place apart from the work, by what he may. */
const whoMay = (role: string, what: May) => ({
  role,
  holds: async (visit: Visit) => (await visit.ask<{ may: Record<May, boolean> }>('/me')).may[what],
});

/** What a privacy officer reads, and keeps, whom an administrator gives a code, and how a case of another is opened for an hour. */
export const controlScreens: readonly Screen[] = [
  { name: 'log', who: whoMay('school', 'readLog'), path: '/log', complete: '.table, .empty' },
  {
    name: 'rights',
    who: whoMay('school', 'readLog'),
    path: '/rights',
    complete: '[data-act=letter]',
    after: (page) => page.locator('[data-act=letter]').click(),
  },
  {
    name: 'retention',
    who: whoMay('compulsory-education', 'readLog'),
    path: '/retention',
    complete: '[data-term]',
    after: (page) => page.locator('[data-act=hold-case]').click(),
  },
  {
    name: 'people-code',
    who: whoMay('compulsory-education', 'administer'),
    path: '/people',
    complete: '[data-account]',
    after: (page) => page.locator('[data-act=give-code]').first().click(),
  },
  { name: 'break-glass', who: whoMay('compulsory-education', 'breakGlass'), path: '/break-glass', complete: 'form' },
  {
    name: 'break-glass-to-review',
    who: whoMay('compulsory-education', 'readLog'),
    path: '/break-glass',
    complete: '.empty, [data-glass]',
  },
];
