import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { goTo } from '../browser/go-to';
import { screens } from '../browser/screens';
import { firstMorning } from '../browser/demonstration';
import { Visit } from '../browser/visit';
import { inBrowser } from '../support/browser';

const folder = join(__dirname, '../../docs/screens');
/** A telephone, a tablet and a desk, and how far down each is looked at: a picture is no higher than what stands on it. */
const sizes = [
  { width: 360, highest: 2304 },
  { width: 800, highest: 1536 },
  { width: 1366, highest: 1024 },
];

/** Each screen is a test of its own, so that one can be asked for by its name: `npm run screens -- -t 'web in nl'`. */
inBrowser('pictures of every screen', (browser) => {
  const url = firstMorning();
  beforeAll(() => mkdirSync(folder, { recursive: true }));

  describe.each(['nl', 'en'] as const)('in both languages', (language) => {
    let visit: Visit;
    beforeAll(async () => {
      visit = await Visit.start(browser(), url(), language);
    });
    afterAll(() => visit?.end());

    test.each(screens.map((screen) => ({ ...screen, language })))('$name in $language', async (screen) => {
      await visit.page.setViewportSize({ width: 1366, height: 768 });
      await goTo(visit, screen);
      for (const size of sizes)
        await picture(visit, size, join(folder, `${screen.name}-${language}-${size.width}.png`));
    });
  });
});

async function picture({ page }: Visit, { width, highest }: (typeof sizes)[number], path: string): Promise<void> {
  await page.setViewportSize({ width, height: 768 });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 768), highest) });
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path, animations: 'disabled' });
}
