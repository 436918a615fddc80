import { keptUntil } from './kept-until';

test.each([
  ['2026-08-01', '2028-07-31'],
  ['2026-12-08', '2028-07-31'],
  ['2027-07-31', '2028-07-31'],
] as const)('a contact of %s says whom it was with until %s: never less than a whole school year', (on, until) => {
  expect(keptUntil(on)).toBe(until);
});
