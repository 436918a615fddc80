import { existsSync, readFileSync } from 'node:fs';
import { cellOf, type Cell, jobs, toldCategories } from '@app/cases';

/**
 * What the page on security promises is what the code does. Seen to fail with a cell of the page that is another one in
 * the code, and with a promise that names a test that is not there.
 */

const page = readFileSync('docs/security.md', 'utf8');
const words: Readonly<Record<Cell, string>> = {
  full: 'full',
  summary: 'summary',
  own: 'own',
  granted: 'granted',
  'granted-summary': 'granted summary',
  none: '–',
};

const rowOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
/** Without the spaces with which tables are lined up. */
const tidy = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

test('the matrix on the page is the one in the code', () => {
  const table = [
    rowOf(['who', ...toldCategories]),
    rowOf(['---', ...toldCategories.map(() => '---')]),
    ...jobs.map((job) => rowOf([job, ...toldCategories.map((category) => words[cellOf(job, category)])])),
  ].join('\n');
  expect(tidy(page)).toContain(table);
});

test('each promise names a test that is there', () => {
  const named = [...page.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(8);
  const missing = named.filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});
