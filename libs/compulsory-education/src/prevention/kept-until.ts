import { daysOfSchoolYear, type LocalDate, schoolYearOf } from '@app/rules';

/** Until when a contact without a case says whom it was with: the end of the next school year. */
export function keptUntil(on: LocalDate): LocalDate {
  return daysOfSchoolYear(schoolYearOf(on) + 1).last;
}
