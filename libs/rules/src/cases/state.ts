import type { Facts, Ladder, Reminder } from '../agreements/agreement';
import type { Recipient, Role } from '../agreements/roles';
import type { Due } from '../dates/counting';
import type { LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import type { Span, Term } from '../dates/term';
import type { AlarmKey, DecisionKind, Queue } from './events';

export type AlarmKind = 'missed' | 'reminder' | 'review' | 'rung' | 'start';

/** Something that will go off if nobody acts. Planned ahead by the rules; a database only keeps it. */
export interface Alarm extends AlarmKey {
  kind: AlarmKind;
  /** When it goes off. */
  at: Instant;
  /** The date its trace line carries. */
  on: LocalDate;
  /** Its own moment, before a promise or a late start put it off: what passed unfired is overtaken. */
  moment: Instant;
  /** Whom it tells. `responsible` is filled in; `director` is looked up when it goes off. */
  tell: readonly Recipient[];
  /** Acting alarms change the case and go through the rules, plain ones only tell. */
  acting: boolean;
  /** For a rung: its date before running on, and the date that its repeats count from. */
  bare?: LocalDate;
  base?: LocalDate;
}

/** What has a due date and a ladder: a step, a proposal of a director, a case clock. */
export interface Matter {
  /** `step:KEY`, `clock:NAME`, `direction`. */
  matter: string;
  /** The name it prints under. */
  name: string;
  revision: number;
  /** Fixed when it starts; a clock has none. */
  responsible?: Role;
  /** The workflow whose ladders it climbs, and which; empty where it has none. */
  ladder: { workflow: string; name: string } | undefined;
  missed: boolean;
  alarms: readonly Alarm[];
}

/** A spell of waiting for something outside. */
export interface Waiting {
  for: Queue;
  since: LocalDate;
  sinceAt: Instant;
  /** Units left of the term, in its own way of counting (milliseconds for hours). */
  left: number;
  /** The rungs that had still to come, when the step was missed before it waited. */
  rungs: readonly Alarm[];
  /** How often it is reviewed; from the first date on, where one was given. */
  every: Span;
}

/** A period that is over: for explaining a date. */
export type Turn =
  /** `countsFrom`: what the day is that its term counts from, where that is not its start. */
  | { kind: 'started'; on: LocalDate; due: LocalDate; countsFrom?: string }
  /** It ran already: its due date is the one it had where the case came from. */
  | { kind: 'taken-over'; on: LocalDate; due: LocalDate; list: string; since?: LocalDate }
  | { kind: 'waited'; from: LocalDate; to: LocalDate; for: Queue; due: LocalDate }
  | { kind: 'extended'; on: LocalDate; due: LocalDate }
  | { kind: 'corrected'; on: LocalDate; was: LocalDate; due: LocalDate };

/** The decision that an answer is about. */
export interface AwaitedDecision {
  step: string;
  /** What it becomes when it is accepted; one that stands already is only confirmed. */
  becomes?: {
    within: Term;
    ladder: Matter['ladder'];
    /** Countered: of whom it is then, and who decided or proposed it first. */
    of?: Role;
    by?: Role;
  };
}

export interface StepState extends Matter {
  key: string;
  /** The workflow and the step in it; made steps (a decision, confirm-closing, after-care) have no definition. */
  workflow?: string;
  id: string;
  state: 'open' | 'waiting' | 'done' | 'skipped' | 'ended';
  responsible: Role;
  startedAt: Instant;
  startedOn: LocalDate;
  within: Term;
  remind: readonly Reminder[];
  due: Due;
  extensions: number;
  extended: number;
  promised?: LocalDate;
  waiting?: Waiting;
  outcome?: string;
  /** The day on which it was over. */
  settledOn?: LocalDate;
  /** How this due date came about. */
  turns: readonly Turn[];
  /** For a decision or a question: the matter it is about. */
  about?: string;
  /** For a question: who asked it. */
  question?: { from: Role };
  /** For an invitation: whom it is to. */
  invitation?: { of: Role };
  /** For a decision or a step that parties agreed on, and for the answer to one: who decided what, or offers it now. */
  decided?: { from: Role; what: DecisionKind; answers?: AwaitedDecision };
  /** When each party last nudged whoever has this step to do. */
  nudged?: Readonly<Partial<Record<Role, LocalDate>>>;
}

export interface Proposal extends Matter {
  responsible: Role;
  rule: string;
  startedOn: LocalDate;
  due: Due;
}

export interface ClockState extends Matter {
  workflow: string;
  from: LocalDate;
  due?: Due;
  /** Days that pauses have moved the thresholds. */
  shifted: number;
  pausedOn?: LocalDate;
  /** Rungs that were still to come when it paused. */
  held: readonly Alarm[];
}

export interface WorkflowState {
  workflow: string;
  openedAt: Instant;
  openedOn: LocalDate;
  running: boolean;
  /** Of one that joined the case: the first absence that it is about. */
  firstDayAbsent?: LocalDate;
}

/** A case at a moment: plain data, kept as JSON, always the fold of its events. */
export interface CaseState {
  phase: 'open' | 'after-care' | 'ended';
  openedAt: Instant;
  firstDayAbsent: LocalDate;
  /** In the order in which they were opened; the first one's steps print without a prefix. */
  workflows: readonly WorkflowState[];
  facts: Facts;
  director?: Role;
  /** The rule by which the director directs. */
  directorRule?: string;
  /** The rule that the facts matched last, and the rung that moved the direction since. */
  matchedRule?: string;
  movedBy?: { rung: string; role: Role };
  refused: readonly Role[];
  proposal?: Proposal;
  steps: Readonly<Record<string, StepState>>;
  /** Steps that are planned to start by date. */
  starts: readonly Alarm[];
  /** How often a step was really done: what a guard asks. */
  timesDone: Readonly<Record<string, number>>;
  /** Which `when` conditions hold now. */
  holding: Readonly<Record<string, boolean>>;
  clocks: Readonly<Record<string, ClockState>>;
  lastProgressOn: LocalDate;
  onRegionalList: boolean;
  /** How often the table spoke of it since a decision was last carried out. */
  discussed?: number;
  /** The director asked for a place on the agenda, and the table did not speak of it yet. */
  brought?: boolean;
  /** Parties that left, until they are asked or told something again. */
  left?: readonly Role[];
  /** The outcome that waits for confirmation. */
  closing?: string;
  closedAs?: string;
}

export type { Ladder, Span };
