import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = 'test/rows';
const page = readFileSync('docs/coverage.md', 'utf8');
const known = parse(readFileSync(join(folder, 'rows.yaml'), 'utf8')) as Record<string, string>;
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
/** As they are written: `test('row 28: …', …)`. */
const titles = files.flatMap((name) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/^\s*test\(\s*(['"`])(.*?)\1,/gms)].map(([, , title]) => ({
    name,
    title: title!,
  })),
);

test.each(titles)('$name: "$title" names rows that there are, and stands in docs/coverage.md', ({ title }) => {
  const [, numbers, holds] = /^rows? ([\d, ]+): (.*)$/s.exec(title) ?? [];
  expect(numbers?.split(', ').filter((number) => !known[number])).toEqual([]);
  expect(page).toContain(holds);
});

test('docs/coverage.md names no test that is not there, and every row in it passes', () => {
  const lines = page.split('\n').filter((line) => /^\| \d+ +\|/.test(line));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/\| yes +\|$/);
    expect(titles.some(({ title }) => line.includes(title.replace(/^rows? [\d, ]+: /, '')))).toBe(true);
  }
});
