import { gzipSync } from 'node:zlib';
import { inBrowser } from '../support/browser';
import { firstMorning } from './demonstration';
import { goTo } from './go-to';
import { screens } from './screens';
import { Visit } from './visit';

/** What the first screen may weigh: script, gzipped, in bytes. */
const heaviest = 250_000;

/** Seen to fail with a limit of 100 kB, and with every screen imported by the router itself. */
inBrowser('the first load', (browser) => {
  const url = firstMorning();

  test('is light: a screen brings what it needs, and the others come when nothing else is to do', async () => {
    const visit = await Visit.start(browser(), url());
    const scripts: string[] = [];
    visit.page.on('request', (asked) => asked.resourceType() === 'script' && scripts.push(asked.url()));
    await visit.page.addInitScript('window.requestIdleCallback = () => 0');
    await goTo(
      visit,
      screens.find(({ name }) => name === 'my-day')!,
    );
    const sizes = await Promise.all(
      [...new Set(scripts)].map(async (script) => gzipSync(await (await visit.page.request.get(script)).body()).length),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((one, other) => one + other, 0)).toBeLessThan(heaviest);
    await visit.end();
  });
});
