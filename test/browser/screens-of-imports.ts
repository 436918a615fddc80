import type { Page } from 'playwright-core';
import type { Screen } from './screens';
import type { Visit } from './visit';

const school = { role: 'school' };
const administrator = {
  role: 'compulsory-education',
  holds: async (visit: Visit) => (await visit.ask<{ may: { administer: boolean } }>('/me')).may.administer,
};

const pupils = [
  'brin;leerlingnummer;naam;geboortedatum;gemeente',
  '99WR;seen1;Noor Stam;4-3-2011;Waterdam',
  '99XX;seen2;Bram Stam;4-3-2011;Waterdam',
  '99WR;seen3;Lot Groot;30-2-2012;Waterdam',
];

/** Tries a file, and says it aloud as far as the report. */
async function tryFile(page: Page, lines: readonly string[]): Promise<void> {
  const file = { name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
  await page.locator('#file').setInputFiles(file);
  await page.locator('[data-act=try]').click();
  await page.locator('.report').waitFor();
}

/** Files that come in: before, tried with rows that are wrong, and taken. */
export const importScreens: readonly Screen[] = [
  { name: 'import', who: school, path: '/import', complete: 'input[type=file]' },
  {
    name: 'import-tried',
    who: school,
    path: '/import',
    complete: '#file',
    after: (page) => tryFile(page, ['brin;leerlingnummer;datum;lesuur;code;minuten', '99WR;nobody;30-11-2026;;O;300']),
  },
  { name: 'import-lists', who: administrator, path: '/import', complete: '.kinds' },
  {
    name: 'import-lists-tried',
    who: administrator,
    path: '/import?kind=pupils',
    complete: '#file',
    after: (page) => tryFile(page, pupils),
  },
  {
    name: 'import-lists-taken',
    who: administrator,
    path: '/import?kind=pupils',
    complete: '#file',
    after: async (page) => {
      await tryFile(page, pupils);
      await page.locator('[data-act=take]').click();
      await page.locator('[data-outcome=did]').waitFor();
    },
  },
];
