import { levels, roles } from '@app/rules';
import { words as english } from '../../apps/web/src/language/en-words';
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
