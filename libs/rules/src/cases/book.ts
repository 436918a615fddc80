import type { Agreement, Ladder, Step } from '../agreements/agreement';
import { questionLadder } from '../agreements/question-ladder';
import { family, type Recipient } from '../agreements/roles';
import type { Calendar } from '../dates/calendar';
import { remembering } from '../dates/remembering';
import type { Matter } from './state';

/** Everything a case is judged by: the agreements it may run, the calendar, and who can be reached. */
export interface Book {
  readonly agreements: ReadonlyMap<string, Agreement>;
  readonly calendar: Calendar;
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

/** A workflow of the book. */
export function agreementOf(book: Book, workflow: string): Agreement {
  const agreement = book.agreements.get(workflow);
  if (!agreement) throw new Error(`No agreement "${workflow}" in this book`);
  return agreement;
}

/** The definition of a step, undefined for one that no agreement names. */
export function definitionOf(book: Book, workflow: string | undefined, id: string): Step | undefined {
  return workflow === undefined ? undefined : agreementOf(book, workflow).steps.find((step) => step.id === id);
}

/**
 * The escalation table a matter climbs; empty where it has none. A question climbs that of an agreement that has one of
 * this name, else ours.
 */
export function ladderOf(book: Book, { ladder }: Pick<Matter, 'ladder'>): Ladder {
  if (!ladder) return [];
  return agreementOf(book, ladder.workflow).ladders[ladder.name] ?? (ladder.name === 'question' ? questionLadder : []);
}
