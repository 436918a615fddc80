import type { DayOfYear } from '../dates/calendar';
import type { Span, Term } from '../dates/term';
import type { Recipient, Relation, Role } from './roles';

/** A title in the languages of the screens. */
export interface Title {
  nl: string;
  en: string;
}

/** What a fact may be: yes or no, a date, or one of some words. */
export type FactType = 'boolean' | 'date' | readonly string[];
export type FactValue = boolean | string;
export type Facts = Readonly<Record<string, FactValue>>;

/** A plain equality map over facts, in the shape of an ability's conditions: `{ question: { $in: [care] } }`. */
export type Condition = Readonly<
  Record<string, FactValue | Readonly<Record<string, FactValue | readonly FactValue[]>>>
>;

/** `2 working-days` before the due date, or a day of the year. */
export type Reminder = Span | { yearly: DayOfYear };

export type Start =
  | { kind: 'opening' }
  /** `times`: only when it is done so for the third time, and each time after that. */
  | { kind: 'after'; step: string; with?: readonly string[]; times?: number }
  | { kind: 'missed'; step: string }
  | { kind: 'when'; condition: Condition }
  | { kind: 'every'; every: Span }
  | { kind: 'yearly'; on: DayOfYear }
  | { kind: 'before'; fact: string; by: Span }
  | { kind: 'on-day'; fact: string };

/** What doing a step with an outcome brings about. */
export interface Outcome {
  title?: Title;
  sets: Facts;
  /** A workflow that it opens in the same case. */
  opens?: string;
  /** Closes the case with this word. */
  closes?: string;
  /** Ends this workflow alone: what else runs in the case goes on. */
  ends?: 'workflow';
}

/** What missing a step is, where it is more than being late. */
export const misses = ['no-response', 'breach'] as const;
export type Miss = (typeof misses)[number];

/** A guard: the step is done only after these, else the act is refused with the sentence `otherwise`. */
export interface Needs {
  done: readonly string[];
  facts?: Condition;
  otherwise: string;
}

/** One agreed step: who does it, within which term, and what happens when it is missed. */
export interface Step {
  id: string;
  title?: Title;
  phase?: 'observe' | 'analyse' | 'plan' | 'act' | 'evaluate';
  by: Role | 'director';
  starts: Start;
  /** Already in the unit it is counted in: `counts-for` a school turns working days into school days. */
  within: Term;
  /**
   * What the term counts from: `opening`, `first-day-absent`, or a fact that is a date. Left out, or while that is not
   * known, the day on which the step starts.
   */
  countsFrom?: string;
  remind: readonly Reminder[];
  ladder?: string;
  /** What missing it is, apart from being late. */
  ifMissed?: Miss;
  /** The task type of the partner's module: its form and evidence. */
  asks?: string;
  source?: string;
  outcomes: Readonly<Record<string, Outcome>>;
  needs?: Needs;
  countsFor: readonly Role[];
  /** How often it may be extended; 1 unless the file says otherwise. */
  extensions: number;
}

/** One rung of an escalation table. Either `after` what was missed, or repeated `every` so often `from` another rung. */
export interface Rung {
  id: string;
  after?: Span;
  every?: Span;
  from?: string;
  tell: readonly Recipient[];
  asks?: string;
  /** The term of what it asks; a decision always has one, 10 working days where the file gives none. */
  within?: Term;
  putsOn?: string;
  movesDirection?: Role | Relation;
  fatal: boolean;
}

export type Ladder = readonly Rung[];

/** A case clock: runs whatever the steps do. With `within` it is missed like a step; without, its rungs count from `from`. */
export interface CaseClock {
  id: string;
  /** `first-day-absent`, `opening`, `last-progress`, or a fact that is a date. */
  from: string;
  within?: Term;
  ladder?: string;
  pausesWhile?: Condition;
  /** The rung its ladder begins at, always or `when` a condition holds. */
  beginsAt?: string;
  when?: Condition;
}

export interface DirectionRule {
  id: string;
  /** Left out in the rule that always matches. */
  when?: Condition;
  director: Role;
}

/** Who directs the case, and what happens when nobody answers a proposal. */
export interface Direction {
  acceptWithin: Term;
  remind: readonly Reminder[];
  ladder?: string;
  rules: readonly DirectionRule[];
}

/** What only some partners know by name: the others see that there is a case and a step, and not which. */
export interface Confidential {
  knownTo: readonly Role[];
  facts: readonly string[];
  signals: readonly string[];
  steps: readonly string[];
}

/** One version of one workflow, as signed, read and checked. */
export interface Agreement {
  workflow: string;
  version: number;
  title?: Title;
  source?: string;
  /** What may open it: signal ids, a person's hand, or another workflow's outcome. */
  opens: {
    signals: readonly string[];
    byHand: boolean;
    /** Somebody of a family asks for it, about its own data: it runs beside the case, and not in it. */
    byFamily?: true;
    from?: string;
    /** Facts that hold with it, whoever opens it and however. */
    sets?: Facts;
  };
  facts: Readonly<Record<string, FactType>>;
  confidential?: Confidential;
  /** Absent where the workflow leaves the direction unchanged. */
  direction?: Direction;
  /** In the order of the file. */
  steps: readonly Step[];
  clocks: readonly CaseClock[];
  ladders: Readonly<Record<string, Ladder>>;
  afterCare: readonly Span[];
}

/** Absence of one kind, counted until a case opens. */
export interface SignalRule {
  id: string;
  counts:
    | 'unauthorised-hours'
    | 'unauthorised-days-in-a-row'
    | 'sick-school-days-in-a-row'
    | 'sick-reports'
    | 'times-late'
    | 'doubtful-share-of-sick'
    | 'authorised-days-in-a-row'
    | 'sick-school-days'
    | 'mixed-hours'
    | 'mixed-share-of-lessons'
    | 'stated';
  /** Fires when the count comes to this. */
  reaches?: number;
  /** Fires when the count passes this: a span, or a share in per cent. */
  longerThan?: Span | { percent: number };
  /** Fires when a share comes to this many per cent. */
  reachesShare?: number;
  /** How far back it looks: a span, or the school year; without it, everything. */
  within?: Span | 'school-year';
  sector?: string;
  /** Only for residents of these; for everybody where it is left out. */
  municipalities?: readonly string[];
  /** Only for pupils of the schools with these numbers, or of all but those. */
  schools?: readonly string[];
  notSchools?: readonly string[];
  /** A share counts from so many days of absence on. */
  atLeast?: number;
  /** The hours of a school day: for absence of a whole day whose hours are not stated, and for shares of lesson time. */
  schoolDay?: number;
  opens: string;
  /** Facts that hold when it has fired. */
  sets?: Facts;
  /** Who states it, where nobody counts it. Left out: only a register does. */
  statedBy?: readonly Role[];
  byLaw: boolean;
  title?: Title;
}
