import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { addDays, dateOf, dayNumber, type LocalDate } from '../dates/local-date';
import { readRegion } from '../agreements/region';
import { retentionClasses, type RetentionClassName } from './classes';
import { keptUntil } from './kept-until';

type Row = [name: RetentionClassName, from: LocalDate, mayGoOn: LocalDate];
const golden = readFileSync(`${__dirname}/kept-until.golden.csv`, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(0, 3) as Row);

/** Seen to fail with a day less, and with 29 February as the 28th for an age. */
test.each(golden)('P22 retention: %s from %s on may go on %s', (name, from, mayGoOn) => {
  const kept = keptUntil(name, from);
  expect([kept.mayGoOn, addDays(kept.until, 1)]).toEqual([mayGoOn, mayGoOn]);
});

test('P22 retention: every class stands in the golden table', () => {
  expect([...new Set(golden.map(([name]) => name))].toSorted()).toEqual(Object.keys(retentionClasses).toSorted());
});

test('P22 retention: why this date is said in both languages, with the basis', () => {
  expect(keptUntil('case-content', '2026-11-27').why).toEqual({
    nl: 'Mag weg vanaf zo 28 nov 2027: 1 jaar na de sluiting (vr 27 nov 2026). Afspraak van het platform: een jaar na sluiting; wie langer moet bewaren, doet dat in zijn eigen dossier.',
    en: 'May go from Sun 28 Nov 2027 on: 1 year after the closing (Fri 27 Nov 2026). Agreed for the platform: a year after the closing; who must keep longer does so in his own file.',
  });
});

const day = fc
  .integer({ min: dayNumber('2000-01-01'), max: dayNumber('2060-12-31') })
  .map((number): LocalDate => dateOf(number));
const name = fc.constantFrom(...(Object.keys(retentionClasses) as RetentionClassName[]));

test('P22 retention: nothing may go on the day from which it counts, and what is later never goes earlier', () => {
  fc.assert(
    fc.property(name, day, fc.integer({ min: 0, max: 800 }), (one, from, days) => {
      const [earlier, later] = [keptUntil(one, from), keptUntil(one, addDays(from, days))];
      expect(earlier.until >= from).toBe(true);
      expect(later.mayGoOn >= earlier.mayGoOn).toBe(true);
    }),
  );
});

const region = (words: string) => readRegion({ retention: { 'case-content': words } });

/** Seen to fail where a region is not asked. */
test('P22 retention: a region keeps shorter within what was agreed, and nothing longer', () => {
  expect(keptUntil('case-content', '2026-11-27', region('6 months').region).mayGoOn).toBe('2027-05-28');
  for (const words of ['2 months', '13 months', 'a while']) expect(region(words).region).toBeUndefined();
  expect(readRegion({ retention: { 'access-log': '12 months' } }).region).toBeUndefined();
});
