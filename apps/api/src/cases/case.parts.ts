import type { CriminalRoute } from '@app/compulsory-education';
import { type Asked, type CaseNow, type DecisionWords, initialsOf, type Party } from '@app/cases';
import type { Person } from '@app/platform';
import { type CaseState, type ClockState, daysBetween, type LocalDate } from '@app/rules';
import type { CaseFile } from './case.shapes';
import { ageOn } from './case.words';

/** A case, and who looks at it when: what may be done, and how late it is, depend on both. */
export interface Seen {
  readonly now: CaseNow;
  /** The roles that the person's organisation has in the case. */
  readonly roles: readonly string[];
  readonly moment: Date;
  /** Whether the person may agree on a step with another party. */
  readonly mayPropose?: boolean;
  /** The parties of which the person may say that they leave. */
  readonly leaving?: readonly string[];
  readonly agenda: CaseFile['agenda'];
  /** When steps that are over were settled, by key. */
  readonly settled: ReadonlyMap<string, LocalDate>;
  /** What was asked and answered, in so far as the person may read it. */
  readonly asked: ReadonlyMap<string, Asked>;
  /** What was written with decisions, by the step that each became. */
  readonly decided: ReadonlyMap<string, DecisionWords>;
  /** Since which day the child of a closed case is back. */
  readonly returnedOn?: LocalDate | undefined;
  /** That a criminal route runs or is closed, and since when: nothing else of it is known here. */
  readonly criminalRoute?: CriminalRoute | undefined;
}

export const directorOf = ({ director }: Pick<CaseState, 'director'>) => director ?? 'compulsory-education';

/** The child without a name, for lists. */
export function childOf({ child }: Pick<CaseNow, 'child'>, today: LocalDate) {
  return {
    initials: initialsOf(child.name),
    age: ageOn(child.bornOn, today),
    school: child.school,
    municipality: child.municipality,
  };
}

/** Who answers for a role in a case. */
export function partyOf(parties: readonly Party[], role: string): Omit<CaseFile['director'], 'rule'> {
  const party = parties.find((one) => one.role === role);
  return { role, organisation: party?.organisation ?? role, ...(party?.person && { person: party.person }) };
}

/**
 * Days without education, by the clock that stands still while the child follows a programme; nothing where no agreement
 * of the case counts them: who is late time and again is not at home.
 */
export function daysAtHome({ clocks }: Pick<CaseState, 'clocks'>, today: LocalDate): number | undefined {
  const clock = clocks['at-home'];
  return clock && Math.max(0, daysOn(clock, today));
}

/** Days that a clock has run. */
export function daysOn(
  { from, shifted, pausedOn }: Pick<ClockState, 'from' | 'shifted' | 'pausedOn'>,
  today: LocalDate,
): number {
  return daysBetween(from, pausedOn ?? today) - shifted;
}

/** The roles of a person's organisation in a case. */
export function rolesIn({ parties }: Pick<CaseNow, 'parties'>, { organisation }: Person): string[] {
  return parties.filter(({ organisationId }) => organisationId === organisation).map(({ role }) => role);
}
