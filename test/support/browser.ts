import { type Browser, chromium } from 'playwright-core';

/** Chromium's sandbox needs rights that containers and root do not have; the pages are ours. */
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** A headless Chromium of its own; who asked for it closes it. */
export function browser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['TEST_CHROMIUM']!, args: flags });
}

/** Describes a story in a browser, one for all its tests; without Chromium it shows as skipped. */
export function inBrowser(name: string, story: (browser: () => Browser) => void): void {
  const where = process.env['TEST_CHROMIUM'] ? describe : describe.skip;
  where(name, () => {
    let running: Browser;
    beforeAll(async () => {
      running = await browser();
    });
    afterAll(() => running.close());
    story(() => running);
  });
}
