import type { Screen } from './screens';
import type { Visit } from './visit';

type May = 'readLog' | 'breakGlass';

/** Somebody at a place apart from the work, by what he may. */
const whoMay = (role: string, what: May) => ({
  role,
  holds: async (visit: Visit) => (await visit.ask<{ may: Record<May, boolean> }>('/me')).may[what],
});

/** What a privacy officer reads, and how a case of another is opened for an hour. */
export const controlScreens: readonly Screen[] = [
  { name: 'log', who: whoMay('school', 'readLog'), path: '/log', complete: '.table, .empty' },
  {
    name: 'rights',
    who: whoMay('school', 'readLog'),
    path: '/rights',
    complete: '[data-act=letter]',
    after: (page) => page.locator('[data-act=letter]').click(),
  },
  { name: 'break-glass', who: whoMay('compulsory-education', 'breakGlass'), path: '/break-glass', complete: 'form' },
  {
    name: 'break-glass-to-review',
    who: whoMay('compulsory-education', 'readLog'),
    path: '/break-glass',
    complete: '.empty, [data-glass]',
  },
];
