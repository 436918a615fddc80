import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { levels, roles } from '@app/rules';
import { en } from '../../apps/web/src/language/en';
import { words as english } from '../../apps/web/src/language/en-words';
import { nl } from '../../apps/web/src/language/nl';
import { words as dutch } from '../../apps/web/src/language/nl-words';
import { catalogueOf } from '../support/catalogue';

/** What the agreements of the regions name, and the screens have to say in words. */
const catalogues = ['default', 'waterrijk', 'noorderveld', 'zuiderkempen', 'startpakket'].map(catalogueOf);
const factTypes = catalogues.flatMap(({ agreements }) => agreements.flatMap(({ facts }) => Object.entries(facts)));

const named: Record<string, Iterable<string>> = {
  role: roles,
  level: levels,
  fact: factTypes.map(([id]) => id),
  value: factTypes.flatMap(([, type]) => (Array.isArray(type) ? type : [])),
  // What a region counts besides has a title of its own.
  signal: catalogueOf('default').signals.map(({ id }) => id),
};

/** Seen to fail with the word of `worsened` away, which stood so on the screen. */
test.each([
  ['Dutch', dutch],
  ['English', english],
] as const)('what the agreements name has a word in %s', (_language, words) => {
  const wordless = Object.entries(named).flatMap(([list, ids]) =>
    [...new Set(ids)]
      .filter((id) => !Object.hasOwn(words[list as keyof typeof words], id))
      .map((id) => `${list} ${id}`),
  );
  expect(factTypes.length).toBeGreaterThan(20);
  expect(wordless).toEqual([]);
});

type Lists = Readonly<Record<string, unknown>>;

/** The parts of which the words of a language are made, each a file of its own. */
function partsOf(language: 'nl' | 'en'): Lists[] {
  const folder = 'apps/web/src/language';
  const files = readdirSync(folder).filter((name) => name.startsWith(`${language}-`));
  return files.flatMap((name) => Object.values(require(resolve(folder, name)) as Record<string, Lists>));
}

/** Seen to fail when a list of prevention was called `audience`: whom a note is for stood on the screen as `own`. */
test.each([
  ['nl', nl],
  ['en', en],
] as const)('no part of the words of %s takes the place of another', (language, whole) => {
  const { words, ...others } = whole;
  const names = partsOf(language).flatMap((part) => Object.keys(part));
  expect(names.toSorted()).toEqual([...Object.keys(words), ...Object.keys(others)].toSorted());
});
