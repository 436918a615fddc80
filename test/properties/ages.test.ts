import { addDays, dateOf, dayNumber, type LocalDate, rightsOn, turnsOn, yearOf } from '@app/rules';
import * as fc from 'fast-check';

/** What a child and its parents may goes by its birthdays, and changes on no other day. */

const day = (from: LocalDate, until: LocalDate) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(until) }).map((number) => dateOf(number));
const bornOn = fc.oneof(
  day('1996-01-01', '2024-12-31'),
  fc.constantFrom<LocalDate>('2004-02-29', '2008-02-29', '2012-02-29'),
);

test.each<[LocalDate, number, LocalDate]>([
  ['2008-02-29', 12, '2020-02-29'],
  ['2008-02-29', 16, '2024-02-29'],
  ['2008-02-29', 18, '2026-03-01'],
  ['2008-02-28', 18, '2026-02-28'],
  ['2008-12-31', 18, '2026-12-31'],
])('P28: born on %s, one turns %i on %s', (born, age, on) => expect(turnsOn(born, age)).toBe(on));

/** Seen to fail where 29 February becomes the 28th. */
test('P28: nobody has an age before he has lived that many years, and everybody has it the day after', () => {
  fc.assert(
    fc.property(bornOn, fc.constantFrom(12, 16, 18), (born, age) => {
      const on = turnsOn(born, age);
      expect(yearOf(on)).toBe(yearOf(born) + age);
      expect(on.slice(5) >= born.slice(5)).toBe(true);
      expect(addDays(on, -1).slice(5) < born.slice(5) || on.endsWith('01-01')).toBe(true);
    }),
  );
});

/** Seen to fail where a birthday itself does not count yet. */
test('P28: rights change on birthdays alone, and never back', () => {
  fc.assert(
    fc.property(bornOn, fc.constantFrom(12, 16, 18), fc.integer({ min: -3, max: 3 }), (born, age, days) => {
      const on = addDays(turnsOn(born, age), days);
      const [now, next] = [rightsOn(born, on), rightsOn(born, addDays(on, 1))];
      const birthday = addDays(on, 1);
      expect(now.youngPerson && !next.youngPerson).toBe(false);
      expect(!now.parents && next.parents).toBe(false);
      expect(now.youngPerson !== next.youngPerson).toBe(birthday === turnsOn(born, 12));
      expect(now.youngPersonDecides !== next.youngPersonDecides).toBe(birthday === turnsOn(born, 16));
      expect(now.parents !== next.parents).toBe(birthday === turnsOn(born, 18));
    }),
  );
});
