import type { LocalDate } from '@app/rules';

/** The school year of the demonstration, from the first Monday on which all regions are at school to the first summer holiday. */
export const schoolYear: { readonly first: LocalDate; readonly last: LocalDate } = {
  first: '2026-08-31',
  last: '2027-07-09',
};
