import type { Agreement, Facts, Step } from '../agreements/agreement';
import type { Recipient, Role } from '../agreements/roles';
import type { Book } from '../cases/book';
import { Draft } from '../cases/draft';
import { resolve } from '../cases/ladder';
import { openCase } from '../cases/open';
import { directorOf, startAgreed } from '../cases/steps';
import type { Alarm, CaseState, StepState } from '../cases/state';
import type { LocalDate } from '../dates/local-date';
import { startInWords } from './agreed';
import { consequenceOf } from './consequence';
import { titlesOf } from './titles';
import { type WhyDue, whyDue } from './why-due';
import type { Sentence } from './words';

/** What goes off for a step when nobody does it. */
export interface GoesOff {
  readonly on: LocalDate;
  readonly kind: Alarm['kind'];
  /** The rung, for a rung. */
  readonly alarm: string;
  readonly told: readonly Recipient[];
  readonly sentence: Sentence;
}

/** One step of an agreement as it would be if it began on a date. */
export interface ExplainedStep {
  readonly step: string;
  readonly title: Sentence;
  readonly by: Role;
  /** What it begins with, in words. */
  readonly starts: Sentence;
  /** Whether it begins on that date, with these facts, in a case that opens then. */
  readonly startsAtOnce: boolean;
  readonly startsOn: LocalDate;
  readonly due: string;
  readonly why: WhyDue;
  readonly goesOff: readonly GoesOff[];
}

export interface ExplainedAgreement {
  /** Who would direct, and by which rule; no rule where the workflow leaves the direction as it is. */
  readonly director: Role;
  readonly rule?: string;
  readonly steps: readonly ExplainedStep[];
}

/** What is to be explained: as if a case opened on this date with these facts. */
export interface ExplainAsked {
  readonly on: LocalDate;
  readonly facts?: Facts;
  /** Only this step. */
  readonly step?: string;
}

/**
 * An agreement on a date: who directs, when each step is due if it begins then, why, and what goes off if it is not done.
 * A step that begins by a date among the facts is counted from its own day.
 *
 * @throws BeyondKnownHolidays when a term runs beyond the school holidays that are known
 */
export function explainOn(
  agreement: Agreement,
  { on, facts = {}, step }: ExplainAsked,
  book: Book,
): ExplainedAgreement {
  const at = book.calendar.dispatchOn(on);
  const { state } = openCase({ at, workflow: agreement.workflow, firstDayAbsent: on, facts }, book);
  const asked = agreement.steps.filter(({ id }) => step === undefined || id === step);
  return {
    director: directorOf(state),
    ...(state.directorRule !== undefined && { rule: state.directorRule }),
    steps: asked.map((definition) => explained(definition, { agreement, state, book, on })),
  };
}

interface Opened {
  readonly agreement: Agreement;
  readonly state: CaseState;
  readonly book: Book;
  readonly on: LocalDate;
}

function explained(definition: Step, { agreement, state, book, on }: Opened): ExplainedStep {
  const { calendar } = book;
  const dated = state.starts.find(({ matter, turn }) => matter === `start:${definition.id}` && turn === 0);
  const startsOn = dated?.on ?? on;
  const draft = new Draft({ ...state, steps: {} }, book, calendar.dispatchOn(startsOn));
  startAgreed(draft, agreement.workflow, definition);
  const started = draft.state.steps[definition.id]!;
  const why = whyDue(started, calendar);
  return {
    step: definition.id,
    title: titlesOf([agreement]).of(definition.id),
    by: started.responsible,
    starts: startInWords(definition.starts),
    startsAtOnce: Object.hasOwn(state.steps, definition.id),
    startsOn,
    due: why.due,
    why,
    goesOff: goesOff(draft, started, agreement),
  };
}

function goesOff(draft: Draft, { alarms }: StepState, agreement: Agreement): GoesOff[] {
  const titles = titlesOf([agreement]);
  return alarms
    .toSorted((one, other) => one.at - other.at)
    .map((alarm) => {
      const told = resolve(draft, alarm.tell);
      const { kind, on } = alarm;
      return { on, kind, alarm: alarm.alarm, told, sentence: consequenceOf(alarm, { told, on, titles }) };
    });
}
