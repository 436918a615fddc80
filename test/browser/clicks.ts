import type { Page } from 'playwright-core';

/** Counts how often a mouse is pressed on a page, also across the pages that it leads to. */
export class Clicks {
  private count = 0;

  private constructor() {}

  static async of(page: Page): Promise<Clicks> {
    const clicks = new Clicks();
    await page.exposeFunction('clicked', () => (clicks.count += 1));
    await page.addInitScript(`addEventListener('click', (event) => event.detail > 0 && clicked(), true)`);
    return clicks;
  }

  /** How many there were while something was done. */
  async during(work: () => Promise<unknown>): Promise<number> {
    const before = this.count;
    await work();
    return this.count - before;
  }
}
