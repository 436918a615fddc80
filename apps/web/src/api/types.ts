/** What the api says, as the screens use it. `…On` is `YYYY-MM-DD`, `…At` an ISO moment with the region's offset. */

export type On = string;
export type At = string;
export interface Words {
  nl: string;
  en: string;
}
export type Role = string;
export interface Party {
  role: Role;
  organisation: string;
  person?: string;
}
export interface Child {
  name?: string;
  initials: string;
  age: number;
  school: string;
  municipality?: string;
}

export type ActName =
  | 'done'
  | 'skip'
  | 'wait'
  | 'resume'
  | 'extend'
  | 'promise'
  | 'escalate'
  | 'accept'
  | 'refuse'
  | 'set'
  | 'close'
  | 'reopen'
  | 'correct';

/** What will happen if nobody acts. */
export interface Consequence {
  at: At;
  kind: string;
  told: Role[];
  sentence: Words;
}

/** One field of the form that a task type asks for. */
export interface FormField {
  id: string;
  title: Words;
  type: 'text' | 'date' | 'boolean' | { id: string; title: Words }[];
  required?: boolean;
}

export type StepState = 'open' | 'waiting' | 'missed' | 'done' | 'skipped';

export interface StepItem {
  caseId: string;
  child: Child;
  step: string;
  title: Words;
  by: Role;
  party: Party;
  dueOn: On;
  dueAt?: At;
  state: StepState;
  lateDays: number;
  waitingFor?: string;
  extended: boolean;
  promised?: On;
  outcomes: { id: string; title: Words }[];
  task?: string;
  form?: FormField[];
  acts: ActName[];
  next?: Consequence;
  director?: Role;
}

export interface Handover {
  caseId: string;
  child: Child;
  director: Role;
  proposed: Role;
  rule: string;
  answerBefore: On;
  missed: boolean;
}

export interface Counts {
  missed: number;
  today: number;
  week: number;
  waiting: number;
  handovers: number;
}

export interface MyDay {
  today: On;
  counts: Counts;
  items: StepItem[];
  handovers: Handover[];
  nextCursor?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export interface CaseRow {
  id: string;
  child: Child;
  workflows: { id: string; title: Words }[];
  weeksAtHome: number;
  director: Role;
  openedOn: On;
  phase: string;
  nextOn?: On;
  missed: number;
}

export interface Coming {
  id: string;
  kind: 'reminder' | 'rung' | 'missed' | 'review' | 'start';
  on: On;
  at: At;
  told: Role[];
}

export interface CaseStep extends StepItem {
  startedOn: On;
  doneOn?: On;
  outcome?: string;
  phase?: string;
  source?: string;
  revision: number;
  comes: Coming[];
}

export type FactType = 'boolean' | 'date' | string[];
export type FactValue = boolean | string;

export interface CaseClock {
  id: string;
  title: Words;
  from: On;
  weeks: number;
  paused: boolean;
  dueOn?: On;
  next?: { on: On; id: string };
}

export interface CaseFile {
  id: string;
  child: Child;
  firstDayAbsent: On;
  weeksAtHome: number;
  daysAtHome: number;
  phase: string;
  workflows: { id: string; title: Words; version: number; running: boolean }[];
  facts: Record<string, FactValue>;
  factTypes: Record<string, FactType>;
  director: Party & { rule: string };
  proposal?: { role: Role; rule: string; answerBefore: On; missed: boolean };
  parties: Party[];
  next?: { at: At; sentence: Words };
  steps: CaseStep[];
  clocks: CaseClock[];
  agenda: { reason: string; on: On }[];
  onRegionalList: boolean;
  outcomes: string[];
  acts: ActName[];
  etag: string;
}

export interface TimelineItem {
  id: string;
  at: At;
  on: On;
  line: Record<string, unknown>;
  sentence: Words;
  by?: { role: Role; person?: string };
  mails: number;
}

export interface Why {
  sentence: Words;
  due: On;
  parts: { kind: string; on?: On; from?: On; to?: On; rule?: string; sentence: Words }[];
}

export interface Me {
  id: string;
  name: string;
  role: Role;
  function: string;
  organisation: { id: string; name: string };
  language: 'nl' | 'en';
  region: { name: string };
  demonstration: boolean;
  now: At;
  may: { import: boolean; watch: boolean };
}

export interface Person {
  id: string;
  name: string;
  function: string;
  role: Role;
  organisation: string;
  hint: Words;
}

export interface Demonstration {
  now: At;
  inbox: string | null;
  region: string;
  people: Person[];
}

export interface WentOff {
  at: At;
  on: On;
  caseId: string;
  line: Record<string, unknown>;
  sentence: Words;
  mails: number;
}

export interface ImportReport {
  id: string;
  rows: number;
  accepted: number;
  unchanged: number;
  wrong: number;
  errorsUrl?: string;
  signals: { signal: string; pupil: string; on: On }[];
  casesOpened: number;
}

/** The body of an act; which keys go with which act is in the contract of `POST /cases/:id/acts`. */
export type Act =
  | { act: 'done'; step: string; outcome?: string; otherwise?: string; evidence?: Record<string, FactValue> }
  | { act: 'skip'; step: string; reason: string; outcome?: string }
  | { act: 'wait'; step: string; for: string; review?: On }
  | { act: 'resume'; step: string }
  | { act: 'extend'; step: string; to: On; reason: string }
  | { act: 'promise'; step: string; on: On }
  | { act: 'escalate'; step: string; to: string; reason: string }
  | { act: 'accept' }
  | { act: 'refuse'; reason: string }
  | { act: 'set'; facts: Record<string, FactValue> }
  | { act: 'close'; outcome: string }
  | { act: 'reopen'; reason: string; starts: string[] }
  | { act: 'correct'; takesBack: { act: ActName; step?: string; at?: At }; reason?: string };
