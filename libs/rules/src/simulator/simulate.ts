import type { SignalRule } from '../agreements/agreement';
import type { Act, Opening } from '../cases/events';
import type { TraceLine } from '../cases/trace';
import type { LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import type { Absence } from '../signals/absences';
import { endOf } from '../signals/crossing';
import { knownAt } from './absences';
import { Child } from './child';
import type { Correction, Scenario } from './scenario';

/** What comes from outside: the opening, absence that becomes known, an act. */
export interface Outside {
  open(opening: Opening): unknown;
  watch(absences: readonly Absence[], at: Instant): void;
  state(rule: SignalRule, at: Instant): void;
  act(act: Act, at: Instant): void;
  correctCalendar(correction: Correction): void;
}

/** Something that comes from outside at a moment. */
export interface Input {
  at: Instant;
  happen(child: Outside): void;
}

/**
 * Plays a story in virtual time by the rules alone and gives its trace. At one moment what was planned goes off first,
 * then what comes from outside: signals, then the acts in the order of the file.
 */
export function simulate(scenario: Scenario): readonly TraceLine[] {
  const child = new Child(scenario.book, scenario.signals);
  for (const input of inputsOf(scenario)) {
    advanceTo(child, input.at);
    input.happen(child);
  }
  advanceTo(child, scenario.ends - 1);
  return child.trace;
}

/** Moment by moment, as a clock would: what is due together is due at one moment, and nothing is late. */
function advanceTo(child: Child, until: Instant): void {
  for (let next = child.next(); next !== undefined && next <= until; next = child.next()) child.advance(next);
}

/** Everything that comes from outside until the story ends, in order. */
export function inputsOf(scenario: Scenario): readonly Input[] {
  const { opening, absences, acts, corrections, statements, book, signals, ends } = scenario;
  const opens = opening ? [{ at: opening.at, happen: (child: Outside) => void child.open(opening) }] : [];
  const lengths = absences.flatMap(({ on }) => signals.flatMap((rule) => lengthAfter(rule, on)));
  const moments = [
    ...absences.map((absence) => absence.knownAt),
    ...lengths.map((date) => book.calendar.startOf(date)),
  ];
  const looks = [...new Set(moments)].map((at) => ({
    at,
    happen: (child: Outside) => child.watch(knownAt(absences, at), at),
  }));
  const stating = statements.map(({ at, rule }) => ({ at, happen: (child: Outside) => child.state(rule, at) }));
  const correcting = corrections.map((correction) => ({
    at: correction.at,
    happen: (child: Outside) => child.correctCalendar(correction),
  }));
  const acting = acts.map(({ at, act }) => ({ at, happen: (child: Outside) => child.act(act, at) }));
  return [...opens, ...looks, ...stating, ...correcting, ...acting]
    .filter(({ at }) => at < ends)
    .toSorted((one, other) => one.at - other.at);
}

/** The day on which a length is full that begins with an absence: a correction may make any day the first. */
function lengthAfter({ longerThan }: SignalRule, on: LocalDate): LocalDate[] {
  return longerThan && !('percent' in longerThan) ? [endOf(on, longerThan)] : [];
}
