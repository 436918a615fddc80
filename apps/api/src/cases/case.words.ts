import type { CaseNow } from '@app/cases';
import { type Alarm, type CaseState, namedWhere, type Recipient, type Titles, titlesApart, titlesOf } from '@app/rules';

/** How the things of a case are called. */
export const titlesIn = (now: Running): Titles => titlesOf(agreementsIn(now));

/** The same, where nothing beside it says of which agreement a step is. */
export const titlesApartIn = (now: Running): Titles => titlesApart(agreementsIn(now));

type Running = Pick<CaseNow, 'state' | 'book'>;

const agreementsIn = ({ state, book }: Running) =>
  state.workflows.flatMap(({ workflow }) => book.agreements.get(workflow) ?? []);

/** Whom an alarm would tell now: `director` is who directs now, and each is told once. */
export function toldBy({ tell }: Pick<Alarm, 'tell'>, { director }: Pick<CaseState, 'director'>): Recipient[] {
  const role = director ?? 'compulsory-education';
  return [...new Set(tell.map((recipient) => namedWhere(role, recipient)))];
}

/** Whole years on a date; who was born on 29 February has a birthday on 1 March in a common year. */
export function ageOn(bornOn: string, today: string): number {
  const had = today.slice(5) >= bornOn.slice(5);
  return Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (had ? 0 : 1);
}
