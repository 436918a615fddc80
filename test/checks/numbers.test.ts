import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hashable } from '../../libs/imports/src/identity';

/** P11: whoever stands in this repository is invented, and so are their numbers. */

/** Nine digits apart, as a BSN is written; not the part of a digest or a version. */
const apart = /(?<![\w.-])\d{9}(?![\w-])/g;

function numbersIn(file: string): string[] {
  const found = readFileSync(file, 'utf8').match(apart) ?? [];
  return found.filter((digits) => hashable('bsn', digits) !== undefined);
}

/** Seen to fail with a number that somebody may have, in a comment of a test. */
test('P11: every BSN is of the range that is given to nobody, in every file', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !/\.(png|svg|woff2)$|^package-lock\.json$/.test(file));
  const numbers = files.flatMap((file) => numbersIn(file).map((digits) => [file, digits] as const));
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers.filter(([, digits]) => !digits.startsWith('99999'))).toEqual([]);
});
