import type { LocalDate } from '../dates/local-date';

/**
 * One line of a case's trace, as the simulator prints it and the timeline keeps it: roles, dates and words from closed
 * lists. `at` is the moment (ISO with the region's offset), `on` its local date, for what a case clock does the date of
 * the threshold. The other keys say what happened: agreement language, section 10.
 */
export type TraceLine = Readonly<{ at: string; on: LocalDate } & Record<string, unknown>>;
