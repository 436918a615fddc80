import { readFileSync } from 'node:fs';
import { inBrowser } from '../support/browser';
import { firstMorning } from './demonstration';
import { goTo, screens } from './screens';
import { Visit } from './visit';

/** Seen to fail with a label taken from a field, and with a table that is wider than a telephone. */
inBrowser('every screen is accessible', (browser) => {
  const url = firstMorning();

  test.each(['nl', 'en'] as const)(
    'in %s, without findings of weight, and no wider than where it is seen',
    async (language) => {
      const visit = await Visit.start(browser(), url(), language);
      const seen: Record<string, unknown> = {};
      for (const screen of screens) {
        await visit.page.setViewportSize({ width: 1366, height: 768 });
        await goTo(visit, screen);
        seen[screen.name] = [...(await visit.findings()), ...(await visit.tooWideAt())];
      }
      expect(seen).toEqual(Object.fromEntries(screens.map(({ name }) => [name, []])));
      await visit.end();
    },
  );

  test.each(['moss', 'heather', 'clay'])('in the colours of %s', async (theme) => {
    const visit = await Visit.start(browser(), url());
    await goTo(
      visit,
      screens.find(({ name }) => name === 'my-day')!,
    );
    await visit.page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    expect(await visit.findings()).toEqual([]);
    await visit.end();
  });
});

test('no way leads to a screen that is not looked at', () => {
  const router = readFileSync('apps/web/src/router.tsx', 'utf8');
  const ways = [...router.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path]) => path!.replace(/\/\$.*/, ''));
  const looked = screens.map(({ path }) => (typeof path === 'string' ? path : '/cases'));
  expect(ways.length).toBeGreaterThan(5);
  expect(ways.filter((way) => !looked.some((path) => path === way || path.startsWith(`${way}/`)))).toEqual([]);
});
