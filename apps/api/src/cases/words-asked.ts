import { type Asked, askedInCases, type CaseNow } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { hiddenIn } from './confidential';
import { mayInCase } from './partners';

const nothing: ReadonlyMap<string, Asked> = new Map();

/**
 * What was asked and answered in cases, by the name that each step has for who looks. The words of partners are for who
 * acts in the case: those above them are told of it, and no more.
 */
export async function wordsAsked(
  open: Open<Person>,
  cases: readonly CaseNow[],
): Promise<(now: CaseNow) => ReadonlyMap<string, Asked>> {
  const read = cases.filter((now) => mayInCase(open.who, now, 'read-notes')).map(({ id }) => id);
  const found = await askedInCases(open, read);
  return (now) => {
    const asked = found.get(now.id) ?? nothing;
    const hidden = hiddenIn(now, open.who);
    return hidden ? new Map([...asked].map(([step, words]) => [hidden.name(step), words])) : asked;
  };
}
