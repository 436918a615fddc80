import { readRegion } from './region';
import { readSource } from './source-text';
import { withSignature } from './signing';

const signing = { role: 'school', on: '2026-11-25', name: 'School: de Wilg' };
const line = "{ role: school, name: 'School: de Wilg', on: 2026-11-25 }";

/** How signatures may stand in a file, and how it is after one more. */
test.each([
  [
    "zone: 'Europe/Amsterdam'\nsigned:\n  - { role: alliance, name: A, on: 2026-06-18 } # first\nunreachable: [school]\n",
    `zone: 'Europe/Amsterdam'\nsigned:\n  - { role: alliance, name: A, on: 2026-06-18 } # first\n  - ${line}\nunreachable: [school]\n`,
  ],
  [
    'signed:\n- role: alliance\n  name: A\n  on: 2026-06-18',
    `signed:\n- role: alliance\n  name: A\n  on: 2026-06-18\n- ${line}`,
  ],
  ['# nobody yet\nregion: lakes\n', `# nobody yet\nregion: lakes\nsigned:\n  - ${line}\n`],
  ['signed: []\nregion: lakes\n', `signed:\n  - ${line}\nregion: lakes\n`],
])('%j', (text, expected) => {
  const signed = withSignature(text, signing);
  expect(signed).toEqual({ text: expected, name: 'School: de Wilg' });
  const { region, mistakes } = readRegion(readSource('region.yaml', expected).value);
  expect(mistakes).toEqual([]);
  expect(region!.signed.at(-1)).toEqual({ role: 'school', name: 'School: de Wilg', signedOn: '2026-11-25' });
});

test('a file that is no region is not written in', () => {
  expect(withSignature('zone: 5', signing)).toEqual({ problem: expect.stringContaining('has mistakes') });
});
