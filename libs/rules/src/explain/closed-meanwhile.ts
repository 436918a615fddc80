import type { StepState } from '../cases/state';
import type { Calendar } from '../dates/calendar';
import type { ClosingDays } from '../dates/closing-days';
import { addDays, type LocalDate } from '../dates/local-date';
import { isInSchoolDays } from '../dates/term';
import type { WhyPart } from './why-due';
import { dayInWords, inBoth } from './words';

/** An organisation that is to do a step, and the days on which it is closed by itself. */
export interface ClosedByItself {
  readonly name: string;
  readonly days: readonly ClosingDays[];
  /** The school of the child: its closing days do stop a term in school days. */
  readonly isOwnSchool: boolean;
}

type Running = Pick<StepState, 'startedOn' | 'within' | 'due' | 'turns' | 'waiting'>;

/**
 * On which days of its term whoever is to do the step is closed, although those days count: nothing stops for that, and who
 * reads the date wants to know it. A day that does not count anyhow, or on which the step waits, is not told.
 */
export function closedMeanwhile(
  step: Running,
  calendar: Calendar,
  { name, days, isOwnSchool }: ClosedByItself,
): WhyPart[] {
  if (isOwnSchool && isInSchoolDays(step.within)) return [];
  return days.flatMap((period) => {
    const counting = countingDays(step, calendar, period);
    const [first, last] = [counting[0], counting.at(-1)];
    if (!first || !last) return [];
    const sentence = closedInWords(name, { first, last, name: period.name });
    return [{ kind: 'closed', ...(first === last ? { on: first } : { from: first, to: last }), sentence }];
  });
}

/** The days of a period that are in the term and count. */
function countingDays(step: Running, calendar: Calendar, { first, last }: ClosingDays): LocalDate[] {
  const begin = first > step.startedOn ? first : addDays(step.startedOn, 1);
  const end = last < step.due.on ? last : step.due.on;
  const counting: LocalDate[] = [];
  for (let day = begin; day <= end; day = addDays(day, 1)) {
    const isOff = calendar.whyOff(day, isInSchoolDays(step.within)) !== undefined;
    if (!isOff && !waits(step, day)) counting.push(day);
  }
  return counting;
}

function waits({ turns, waiting }: Running, day: LocalDate): boolean {
  if (waiting && day > waiting.since) return true;
  return turns.some((turn) => turn.kind === 'waited' && day > turn.from && day <= turn.to);
}

function closedInWords(organisation: string, { first, last, name }: ClosingDays): WhyPart['sentence'] {
  const [begin, end] = [dayInWords(first), dayInWords(last)];
  const when = inBoth((as) => {
    if (first === last) return as === 'nl' ? `op ${begin.nl}` : `on ${begin.en}`;
    return as === 'nl' ? `van ${begin.nl} tot en met ${end.nl}` : `from ${begin.en} to ${end.en}`;
  });
  return {
    nl: `${organisation} is ${when.nl} gesloten (${name}); de termijn stopt daar niet voor`,
    en: `${organisation} is closed ${when.en} (${name}); the term does not stop for that`,
  };
}
