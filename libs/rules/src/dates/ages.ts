import { dateOf, type LocalDate, millisecondsPerDay } from './local-date';

/**
 * The day on which somebody becomes so old, from its first moment on the wall clock where he lives. Who was born on
 * 29 February does so on 1 March of a year without one: the day before he has not lived that many years.
 */
export function turnsOn(bornOn: LocalDate, age: number): LocalDate {
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number];
  return dateOf(Date.UTC(year + age, month - 1, day) / millisecondsPerDay);
}

/** Who of a family may act for a child, by its age alone. */
export interface RightsByAge {
  /** The child itself, beside its parents. */
  readonly youngPerson: boolean;
  /** The child decides, and its parents look on with it. */
  readonly youngPersonDecides: boolean;
  /** Whoever has authority over it. */
  readonly parents: boolean;
}

/** At twelve a child is heard and signs in itself, at sixteen it decides, at eighteen nobody has authority over it. */
export function rightsOn(bornOn: LocalDate, day: LocalDate): RightsByAge {
  const is = (age: number) => day >= turnsOn(bornOn, age);
  return { youngPerson: is(12), youngPersonDecides: is(16), parents: !is(18) };
}
