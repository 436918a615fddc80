import { readdirSync, readFileSync } from 'node:fs';
import {
  checkAgreements,
  mistakeText,
  readCatalogue,
  readLadders,
  readRegion,
  readSignals,
  readSource,
  readWorkflow,
} from '@app/rules';
import * as fc from 'fast-check';

const folder = 'workflows';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));

const words = fc.constantFrom(
  'workflow',
  'steps',
  'by',
  'school',
  'within',
  '5 days',
  'starts',
  'opening',
  'after',
  'ladders',
  '__proto__',
  'constructor',
  'title',
  'facts',
  'direction',
  'rules',
  'otherwise',
  'clocks',
  'tell',
  'rung',
);
const junk = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(words, tie('value'), { maxKeys: 5 }),
  ),
})).value;

test('no map makes a reader throw, and each mistake says what and where', () => {
  fc.assert(
    fc.property(junk, (map) => {
      const read = [
        readWorkflow(map).mistakes,
        readLadders(map).mistakes,
        readSignals(map).mistakes,
        readRegion(map).mistakes,
      ];
      for (const mistake of read.flat()) {
        expect(mistake.message).not.toBe('');
        expect(mistakeText(mistake)).not.toContain('undefined');
      }
    }),
    { examples: [[{ ladders: [{ toString: false }] }]] },
  );
});

test('no text makes the catalogue throw', () => {
  const text = fc.oneof(
    fc.string(),
    junk.map((map) => JSON.stringify(map) ?? ''),
    fc.string({ unit: fc.constantFrom('a', ':', ' ', '\n', '-', '{', '}', '[', '&', '*', '!', '"', '|') }),
  );
  const path = fc.constantFrom(
    'default/x.yaml',
    'default/ladders.yaml',
    'default/signals.yaml',
    'default/tasks.yaml',
    'x/region.yaml',
    'x/ladders.yaml',
    'x/signals.yaml',
    'x/y.yaml',
    'published.yaml',
  );
  fc.assert(
    fc.property(fc.array(fc.record({ path, text }), { maxLength: 4 }), (broken) => {
      readCatalogue(broken, 'x');
      checkAgreements([...files, ...broken], (said) => said);
    }),
    { numRuns: 15 },
  );
});

/** The lines of a signed file, of which one is lost, doubled, or has a letter changed. */
const damaged = fc
  .record({
    file: fc.constantFrom(...files.filter(({ path }) => path.startsWith('default/'))),
    line: fc.nat(),
    how: fc.constantFrom('lost' as const, 'doubled' as const, 'changed' as const),
    at: fc.nat(),
    letter: fc.constantFrom('x', ':', ' ', '-', '[', '}', '0', '\n'),
  })
  .map(({ file, line, how, at, letter }) => {
    const lines = file.text.split('\n');
    const hit = line % lines.length;
    const text = lines[hit] ?? '';
    const place = at % (text.length + 1);
    const becomes = {
      lost: [],
      doubled: [text, text],
      changed: [text.slice(0, place) + letter + text.slice(place + 1)],
    };
    return { path: file.path, text: lines.toSpliced(hit, 1, ...becomes[how]).join('\n') };
  });

test('a damaged file never makes the check throw, and what it finds has a line in that file', () => {
  fc.assert(
    fc.property(damaged, (file) => {
      const all = files.map((other) => (other.path === file.path ? file : other));
      const last = file.text.split('\n').length;
      const alone = all.filter(({ path }) => path.startsWith('default/'));
      const { mistakes } = checkAgreements(alone, (said) => said);
      return mistakes.every((mistake) => mistake.file !== file.path || (mistake.line ?? 1) <= last);
    }),
    { numRuns: 40 },
  );
});

test('the order of the files does not matter', () => {
  const { agreements, signals } = readCatalogue(files, 'waterrijk');
  expect(readCatalogue(files.toReversed(), 'waterrijk')).toMatchObject({ agreements, signals });
});

test('a text that repeats itself without end is refused', () => {
  const bomb = `a: &a [x, x, x]\n${'bcdefghij'.replace(/./g, (name, at) => `${name}: &${name} [*${'abcdefghij'[at]}, *${'abcdefghij'[at]}, *${'abcdefghij'[at]}]\n`)}`;
  const { value, mistakes } = readSource('bomb.yaml', bomb);
  expect(value).toBeUndefined();
  expect(mistakes).toHaveLength(1);
});
