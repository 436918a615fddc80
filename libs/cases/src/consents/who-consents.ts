import { addMonths, type LocalDate, yearOf } from '@app/rules';

/** From these birthdays, at the beginning of the day: a young person is asked as well, and is asked alone. */
export const consentAges = { asked: 12, alone: 16 } as const;

/** How many birthdays somebody has had on a day; of who was born on 29 February it is the 28th in a common year. */
export function ageOn(bornOn: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(bornOn);
  return on >= addMonths(bornOn, years * 12) ? years : years - 1;
}

/** Who must say yes before a consent about a child counts. */
export interface Consenting {
  readonly youngPerson: boolean;
  /** Everybody who has authority: both parents when both have it. */
  readonly withAuthority: boolean;
}

/**
 * Under twelve those with authority; from the twelfth birthday the young person and those with authority; from the sixteenth
 * the young person alone.
 *
 * @param on the day on the clock of the region
 */
export function whoConsents(bornOn: LocalDate, on: LocalDate): Consenting {
  const age = ageOn(bornOn, on);
  return { youngPerson: age >= consentAges.asked, withAuthority: age < consentAges.alone };
}

/** Who said yes: the young person, and of those with authority which. */
export interface SaidYes {
  readonly youngPerson: boolean;
  readonly withAuthority: readonly string[];
}

/**
 * Whether everybody who must has said yes. Where those with authority must and nobody is known to have it, nobody can
 * have: what is not known is no yes.
 *
 * @param known everybody who has authority
 */
export function isComplete(must: Consenting, known: readonly string[], said: SaidYes): boolean {
  if (must.youngPerson && !said.youngPerson) return false;
  if (!must.withAuthority) return true;
  return known.length > 0 && known.every((one) => said.withAuthority.includes(one));
}
