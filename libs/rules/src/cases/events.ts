import type { FactValue, Facts } from '../agreements/agreement';
import type { Recipient, Role } from '../agreements/roles';
import type { LocalDate } from '../dates/local-date';
import type { Span, Term } from '../dates/term';
import type { Instant } from '../dates/moments';

/** What a step can wait for outside the agreement. */
export const queues = ['education', 'care', 'diagnostics', 'court', 'intake'] as const;
export type Queue = (typeof queues)[number];

/** Who does an act: a role, a level of its chain, or a relation of the case. Left out: nobody's right is checked. */
export type Actor = Recipient;

/** What a party can do in a case. `step` is a key as the trace prints it: `plan`, `sickness-absence/talk`, `R5-of-plan`. */
export type Act = { by?: Actor } & (
  | { act: 'done'; step: string; outcome?: string; otherwise?: string }
  | { act: 'skip'; step: string; reason?: string; outcome?: string }
  | { act: 'wait'; step: string; for: Queue; review?: LocalDate | Span }
  | { act: 'resume'; step: string }
  | { act: 'extend'; step: string; to: LocalDate; reason?: string }
  | { act: 'promise'; step: string; on: LocalDate }
  | { act: 'escalate'; step: string; to: string; reason?: string }
  | { act: 'ask'; step: string; of: Role; text: string }
  | { act: 'answer'; step: string; text: string }
  | { act: 'withdraw-question'; step: string }
  | { act: 'nudge'; step: string }
  | { act: 'invite'; of: Role; because: InvitedBecause; invitation: string }
  | { act: 'answer-invitation'; step: string; says: 'accepted' | 'declined'; because?: DeclinedBecause }
  | { act: 'withdraw-invitation'; step: string }
  | { act: 'ask-family'; of: Role; what: FamilyTask; days: number }
  | { act: 'disagree'; about: DisagreedAbout }
  | { act: 'leave'; of: Role; reason?: string }
  | { act: 'bring'; question: TableQuestion }
  | { act: 'discuss' }
  | ({ act: 'decide' } & Decided)
  | ({ act: 'propose' } & Agreed)
  | ({ act: 'answer-decision'; step: string } & DecisionAnswer)
  | { act: 'accept' }
  | { act: 'refuse'; reason?: string }
  | { act: 'set'; facts: Facts }
  | { act: 'close'; outcome: string }
  | { act: 'reopen'; reason?: string; starts: readonly string[] }
  | { act: 'correct'; takesBack: TakenBack; reason?: string }
);

/** Why a party is invited: closed words, because who is invited reads them before he may know of whom it is. */
export const invitedBecause = [
  'support-at-school',
  'health-advice',
  'help-for-family',
  'a-place',
  'think-along',
] as const;
export type InvitedBecause = (typeof invitedBecause)[number];

/** Why a party does not take part. */
export const declinedBecause = ['not-for-us', 'no-room', 'known-otherwise', 'conflict-of-interest', 'other'] as const;
export type DeclinedBecause = (typeof declinedBecause)[number];

/** What is agreed with parents or the young person: closed words, because they read them. `days` are working days. */
export const familyTasks = [
  'come-and-talk',
  'give-your-view',
  'visit-a-place',
  'contact-care',
  'use-care',
  'bring-papers',
  'try-at-school',
] as const;
export type FamilyTask = (typeof familyTasks)[number];

/** What a family does not agree with: what it wants instead it says in its own words. */
export const disagreedAbout = ['plan', 'place', 'own-track', 'who-pays', 'support', 'no-answer'] as const;
export type DisagreedAbout = (typeof disagreedAbout)[number];

/** What a director asks the table. */
export const tableQuestions = ['no-plan', 'no-place', 'who-directs', 'who-pays', 'no-answer', 'think-along'] as const;
export type TableQuestion = (typeof tableQuestions)[number];

/** What is decided: closed words, because minutes are no story. */
export const decisionKinds = [
  'new-plan',
  'place',
  'support-at-school',
  'help-for-family',
  'health-advice',
  'payer',
  'enrol',
  'return-date',
  'contact',
  'other-party-acts',
  'decisive-authority',
  'report-back',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What somebody is to do: what, who, by when, and what happens otherwise. */
export interface Agreed {
  /** The step that it becomes, a name that the case does not have yet: `decision-N`, or `agreed-N` between parties. */
  step: string;
  what: DecisionKind;
  /** Who carries it out. */
  of: Role;
  within: Term;
  /** A ladder of the case's agreements; `standard` when it is left out. */
  ladder?: string;
}

/** A decision of the table, or of whoever holds decisive authority. */
export interface Decided extends Agreed {
  /** Who carries it out was not there: it becomes a step when he accepts. */
  absent?: boolean;
  /** The step in which it was asked: decisive authority decides what it was asked. */
  answers?: string;
  reason?: string;
}

/** What a party says to a decision over it, or to a step that another proposes. */
export interface DecisionAnswer {
  says: 'accepted' | 'declined' | 'countered';
  /** Why it is declined or countered. */
  reason?: string;
  /** The term that it would have instead, where it is countered. */
  within?: Term;
  /** Accepted by whoever carries it out: the day for which it is promised. */
  on?: LocalDate;
}

/** The act that is taken back: the last one that has all of these. */
export type TakenBack = { at?: Instant; act: Act['act'] } & Readonly<Record<string, unknown>>;

/** Names one alarm, for ever: the key that forbids that it goes off twice. */
export interface AlarmKey {
  /** `step:KEY`, `start:KEY`, `clock:NAME` or `direction`. */
  matter: string;
  /** Begins anew each time the matter's due date moves: the seconds since the case opened. */
  revision: number;
  /** `missed`, `reminder-DATE`, `review-DATE`, `start`, or the id of a rung. */
  alarm: string;
  /** Counts the repeats of what recurs, from 1; else 0. */
  turn: number;
}

/** Why somebody opened a case, or added a workflow to it, without a signal. */
export const handReasons = [
  'absence-not-stated',
  'notified-elsewhere',
  'asked-by-family',
  'moved-here',
  'worry-of-partner',
  'other',
] as const;

/** That a person opened it: the reason from the list, and the remark in which he says more. */
export interface ByHand {
  reason: (typeof handReasons)[number];
  remark?: string;
}

/** How offices of compulsory education work: the criminal approach of before, and the method that came after it. */
export const methods = ['sas', 'mas'] as const;
export type Method = (typeof methods)[number];

/** A case that ran already when it came here, as the list had it that brought it. */
export interface TakenOver {
  /** The kind of list: a word. */
  list: string;
  reason?: (typeof handReasons)[number];
  /** Who directs; left out: whom the agreement names. */
  director?: Role;
  /** The steps that are open, each by its name in the agreement. */
  steps: readonly TakenStep[];
  /** The method by which it ran there, where the list knew. */
  method?: Method;
  /** Steps that were done before: what asks for them finds them done. */
  done?: readonly string[];
}

/** An open step of it, with the due date that was agreed where it ran before. */
export interface TakenStep {
  step: string;
  /** When it began, where the list knew. */
  since?: LocalDate;
  due: LocalDate;
}

/** Which days off were corrected. */
export const correctedDays = ['closing-days', 'school-holidays'] as const;

/** The calendar by which a case counts from now on, and the one by which it counted: as the book names them. */
export interface CorrectedCalendar {
  what: (typeof correctedDays)[number];
  from: string;
  to: string;
}

/** What a case is opened with. */
export interface Opening {
  at: Instant;
  workflow: string;
  firstDayAbsent: LocalDate;
  facts: Facts;
  byHand?: ByHand;
  /** It ran already elsewhere: it goes on where it was. */
  takenOver?: TakenOver;
}

/** A workflow that joins an open case. */
export interface Joined {
  workflow: string;
  byHand?: ByHand;
  /** The first absence that it is about, for the clocks that begin with it. */
  firstDayAbsent?: LocalDate;
  /** What is known with it. */
  facts?: Facts;
}

/** One event of a case's timeline. State is what these fold to, and nothing else. */
export type CaseEvent =
  | ({ kind: 'opened' } & Opening)
  | ({ kind: 'joined'; at: Instant } & Joined)
  | { kind: 'withdrawn'; at: Instant; workflow: string }
  | { kind: 'migrated'; at: Instant; workflow: string; from: number; to: number }
  | ({ kind: 'calendar-corrected'; at: Instant } & CorrectedCalendar)
  | { kind: 'switched-on'; at: Instant }
  | ({ kind: 'fired'; at: Instant; overtaken?: boolean } & AlarmKey)
  | { kind: 'act'; at: Instant; act: Act }
  | { kind: 'noted'; at: Instant; note: string; category: string }
  | { kind: 'spent'; at: Instant; step: string; rung: string };

export type { FactValue };
