import { inBrowser } from '../support/browser';
import { firstMorning } from './demonstration';
import { Visit } from './visit';

inBrowser('every screen is accessible', (browser) => {
  const url = firstMorning();

  test.each(['nl', 'en'] as const)('in %s, without findings of weight', async (language) => {
    const visit = await Visit.start(browser(), url(), language);
    const { page } = visit;
    const seen: Record<string, unknown> = {};
    const look = async (screen: string) => (seen[screen] = await visit.findings());

    await visit.open('/');
    await page.locator('.person').first().waitFor();
    await look('entrance');

    const hasCases = async () => (await visit.ask<{ items: object[] }>('/cases')).items.length > 0;
    await visit.choose(await visit.whoever('compulsory-education', hasCases));
    await look('my day');
    await visit.open('/missed');
    await page.locator('.table, .empty').first().waitFor();
    await look('missed');
    await visit.open('/cases');
    await page.locator('[data-row]').first().waitFor();
    await look('cases');
    await page.locator('[data-row] a').first().click();
    await page.locator('.timeline').waitFor();
    await look('case');
    await page.locator('.why').first().click();
    await page.locator('.why-part').first().waitFor();
    await look('why');
    await page.keyboard.press('Escape');
    const parts = { plan: '.attendance, .pairs', people: '.people', papers: '[data-act=note]', history: '.chips' };
    for (const [part, complete] of Object.entries(parts)) {
      await page.locator(`[data-part=${part}]`).click();
      await page.locator(complete).first().waitFor();
      await look(`case, ${part}`);
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look('keys');
    await visit.open('/one-child');
    await page.locator('.pair, .empty').first().waitFor();
    await look('one child');
    await visit.open('/import');
    await page.locator('input[type=file]').waitFor();
    await look('import');
    await visit.open('/cases/00000000-0000-4000-8000-000000000000');
    await page.locator('.utrecht-alert').waitFor();
    await look('nothing there');

    expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((screen) => [screen, []])));
    await visit.end();
  });

  test('on a telephone nothing is wider than the screen', async () => {
    const visit = await Visit.start(browser(), url());
    await visit.page.setViewportSize({ width: 360, height: 740 });
    const hasCases = async () => (await visit.ask<{ items: object[] }>('/cases')).items.length > 0;
    await visit.choose(await visit.whoever('compulsory-education', hasCases));
    const [first] = (await visit.ask<{ items: { id: string }[] }>('/cases')).items;
    const screens = {
      '/': '.person',
      '/my-day': '[data-row], .empty',
      '/missed': '.table, .empty',
      '/cases': '[data-row]',
      '/one-child': '.pair, .empty',
      '/import': 'input[type=file]',
      [`/cases/${first!.id}`]: '.timeline',
    };
    const tooWide: string[] = [];
    for (const [path, complete] of Object.entries(screens)) {
      await visit.open(path);
      await visit.page.locator(complete).first().waitFor();
      const over = await visit.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (over > 0) tooWide.push(path);
    }
    expect(tooWide).toEqual([]);
    await visit.end();
  });
});
