import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate, SignalRule } from '@app/rules';
import type { Agreements } from '../agreements/agreements';
import { openCaseOf } from '../children/case-of-child';
import { caseUnder, rememberOnce } from '../once';
import { findChild, type NamedChild } from '../open-by-hand';
import { todayHere } from '../people';
import { CaseProblem } from '../problem';
import type { Absences } from './absences';

/** A signal as a person states it of a child. */
export interface SignalAsked extends NamedChild {
  readonly signal: string;
  /** The day that it is about; today when left out. */
  readonly on?: LocalDate | undefined;
}

/** The signals of the person's region that his organisation states. */
export async function statedBy(open: Open<Person>, agreements: Agreements): Promise<SignalRule[]> {
  const signals = await agreements.signalRules(open, open.who.region);
  const [role] = open.who.roles;
  return (signals?.rules ?? []).filter((rule) => rule.statedBy?.some((one) => one === role));
}

/**
 * States a signal that nobody counts: it opens the case of the child, or joins the one that is open.
 *
 * @returns the id of the case
 * @throws Problem `not-allowed` for a signal that others state; `not-found` for a child that this organisation does not answer for
 * @throws CaseProblem `case-elsewhere`, `not-agreed-here`, or `act-refused` for a day that is still to come
 */
export async function stateSignal(
  open: Open<Person>,
  { agreements, absences }: { readonly agreements: Agreements; readonly absences: Absences },
  { key, asked }: { readonly key: string; readonly asked: SignalAsked },
): Promise<string> {
  const before = await caseUnder(open, key, asked);
  if (before !== undefined) return before;
  const rule = (await statedBy(open, agreements)).find(({ id }) => id === asked.signal);
  if (!rule) throw new Problem('not-allowed');
  if (asked.on !== undefined && asked.on > (await todayHere(open))) {
    const sentence = { nl: 'deze dag is nog niet geweest', en: 'this day is still to come' };
    throw new CaseProblem('act-refused', sentence.en, { sentence });
  }
  const { pupilId, ...child } = await findChild(open, asked);
  const by = { role: open.who.roles[0]!, personId: open.who.id };
  const [fired] = await absences.state(open, { pupilId, signal: rule.id, on: asked.on, child, by });
  // One that fired before is silent while its case is open.
  const caseId = fired ? fired.caseId : await openCaseOf(open, { pupilId, workflow: rule.opens });
  if (caseId === undefined) throw new CaseProblem('not-agreed-here', rule.opens);
  await rememberOnce(open, { key, caseId, asked });
  return caseId;
}
