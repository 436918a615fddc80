import { readdirSync, readFileSync } from 'node:fs';

const folder = 'apps/web/src/style';

/** The names that a file gives a look of their own: a rule of one name alone, for every width. */
function namesIn(file: string): string[] {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  return [...text.matchAll(/(?<!,\n)^\.([a-z][a-z0-9_-]*) \{/gm)].map(([, name]) => name!);
}

/**
 * All sheets are one on the screen: the web of an officer once laid out the parties around a child. Seen to fail with that
 * name back.
 */
test('no name is given a look by two sheets', () => {
  const sheets = new Map<string, Set<string>>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.css'))) {
    for (const name of namesIn(file)) sheets.set(name, (sheets.get(name) ?? new Set()).add(file));
  }
  expect(sheets.size).toBeGreaterThan(100);
  expect([...sheets].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([]);
});
