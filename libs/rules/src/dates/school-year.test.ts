import { daysOfSchoolYear, schoolYearOf } from './school-year';

test.each([
  ['2026-07-31', 2025],
  ['2026-08-01', 2026],
  ['2027-01-15', 2026],
] as const)('%s is in the school year that began in %i', (on, year) => {
  expect(schoolYearOf(on)).toBe(year);
  const { first, last } = daysOfSchoolYear(year);
  expect(first <= on && on <= last).toBe(true);
});
