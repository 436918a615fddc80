import type { Agreement, CaseClock, Ladder, Step } from '../agreements/agreement';
import { familyLadder, familyLadderName } from '../agreements/family-ladder';
import { invitationLadder } from '../agreements/invitation-ladder';
import { questionLadder } from '../agreements/question-ladder';
import { family, type Recipient } from '../agreements/roles';
import type { Calendar } from '../dates/calendar';
import { remembering, rememberingWith } from '../dates/remembering';
import type { ClockState, Matter } from './state';

/** Everything a case is judged by: the agreements it may run, the calendar, and who can be reached. */
export interface Book {
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly calendar: Calendar;
  /** Versions that its cases ran before they were migrated, or will run: by `workflow@version`. */
  readonly otherVersions?: ReadonlyMap<string, Agreement>;
  /** Calendars by which its cases counted, or count, by their names: those that were corrected stay known. */
  readonly calendars?: ReadonlyMap<string, Calendar>;
  /** Whether a message to this role or level reaches anybody. */
  reachable(recipient: Recipient): boolean;
  /** True where every role and level has a holder. */
  readonly reachesAll: boolean;
}

/** What a book is made from. */
export interface BookSettings {
  agreements: Iterable<Agreement>;
  calendar: Calendar;
  /** Roles and levels without a holder, named exactly: `alliance.board`. */
  unreachable?: readonly Recipient[];
  /** False in a region that has not agreed on decisive authority. */
  decisiveAuthority?: boolean;
}

/** Parents, young people and the table have no contact chain, and a clock has no responsible party: there is nobody to tell. */
const withoutChain: readonly string[] = [...family, 'table'];

/** Puts agreements, calendar and contact chains together. */
export function bookOf({ agreements, calendar, unreachable = [], decisiveAuthority = true }: BookSettings): Book {
  const nobody = new Set(unreachable);
  return {
    agreements: new Map([...agreements].map((agreement) => [agreement.workflow, agreement])),
    calendar,
    reachesAll: nobody.size === 0 && decisiveAuthority,
    reachable: remembering((recipient) => {
      const [role, level] = recipient.split('.');
      if (role === 'responsible') return false;
      if (nobody.has(recipient) || (role === 'decisive-authority' && !decisiveAuthority)) return false;
      return level === undefined || level === 'chair' || !withoutChain.includes(role!);
    }),
  };
}

const variants = new WeakMap<Book, Map<string, Book>>();

/**
 * The book with other versions of some workflows: that of a moment before they were migrated. Equal ones are one object,
 * because answers are remembered with their book.
 */
export function withVersions(book: Book, versions: ReadonlyMap<string, number>): Book {
  const others = [...versions].filter(([workflow, version]) => book.agreements.get(workflow)?.version !== version);
  if (others.length === 0) return book;
  return variantOf(book, JSON.stringify(others), () => {
    const exchanged = others.map(([workflow, version]) => [workflow, versionOf(book, workflow, version)] as const);
    return { ...book, agreements: new Map([...book.agreements, ...exchanged]) };
  });
}

/** The book with the calendar of a moment before it was corrected. Equal ones are one object too. */
export function withCalendar(book: Book, name: string): Book {
  const calendar = book.calendars?.get(name);
  if (!calendar) throw new Error(`No calendar "${name}" in this book`);
  return calendar === book.calendar ? book : variantOf(book, `calendar ${name}`, () => ({ ...book, calendar }));
}

function variantOf(book: Book, key: string, make: () => Book): Book {
  const made = variants.get(book) ?? new Map<string, Book>();
  variants.set(book, made);
  const variant = made.get(key) ?? make();
  made.set(key, variant);
  return variant;
}

/** One version of a workflow of the book. */
export function versionOf(book: Book, workflow: string, version: number): Agreement {
  const current = book.agreements.get(workflow);
  const found = current?.version === version ? current : book.otherVersions?.get(`${workflow}@${version}`);
  if (!found) throw new Error(`No agreement "${workflow}@${version}" in this book`);
  return found;
}

/** A workflow of the book. */
export function agreementOf(book: Book, workflow: string): Agreement {
  const agreement = book.agreements.get(workflow);
  if (!agreement) throw new Error(`No agreement "${workflow}" in this book`);
  return agreement;
}

/** The definition of a step, undefined for one that no agreement names. */
export function definitionOf(book: Book, workflow: string | undefined, id: string): Step | undefined {
  return workflow === undefined ? undefined : stepsOf(agreementOf(book, workflow)).get(id);
}

const stepsOf = rememberingWith(({ steps }: Agreement) => new Map(steps.map((step) => [step.id, step])));

/** The definition of a clock that runs. */
export function definitionOfClock(book: Book, { workflow, name }: Pick<ClockState, 'workflow' | 'name'>): CaseClock {
  return clocksOf(agreementOf(book, workflow)).get(name)!;
}

const clocksOf = rememberingWith(({ clocks }: Agreement) => new Map(clocks.map((clock) => [clock.id, clock])));

/**
 * The escalation table a matter climbs; empty where it has none. A question, an invitation or a step of the
 * family climbs that of an agreement that has one of this name, else ours.
 */
export function ladderOf(book: Book, { ladder }: Pick<Matter, 'ladder'>): Ladder {
  if (!ladder) return noLadder;
  return agreementOf(book, ladder.workflow).ladders[ladder.name] ?? ours.get(ladder.name) ?? noLadder;
}

const ours: ReadonlyMap<string, Ladder> = new Map([
  ['question', questionLadder],
  ['invitation', invitationLadder],
  [familyLadderName, familyLadder],
]);
const noLadder: Ladder = [];
