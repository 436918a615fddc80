import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { goTo, screens } from '../browser/screens';
import { firstMorning } from '../browser/demonstration';
import { Visit } from '../browser/visit';
import { inBrowser } from '../support/browser';

const folder = join(__dirname, '../../docs/screens');
/** A telephone, a tablet and a desk; a picture is as high as what stands on it, up to this many desks. */
const widths = [360, 800, 1366];
const highest = 3 * 768;

inBrowser('pictures of every screen', (browser) => {
  const url = firstMorning();

  test.each(['nl', 'en'] as const)('in %s', async (language) => {
    mkdirSync(folder, { recursive: true });
    const visit = await Visit.start(browser(), url(), language);
    for (const screen of screens) {
      await visit.page.setViewportSize({ width: 1366, height: 768 });
      await goTo(visit, screen);
      for (const width of widths) await picture(visit, width, join(folder, `${screen.name}-${language}-${width}.png`));
    }
    await visit.end();
  });
});

async function picture({ page }: Visit, width: number, path: string): Promise<void> {
  await page.setViewportSize({ width, height: 768 });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 768), highest) });
  await page.screenshot({ path, animations: 'disabled' });
}
