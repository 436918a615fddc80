import { type Open, Problem } from '@app/platform';
import { type Act, directorOf, isOfFamily, refusalInWords, type Role } from '@app/rules';
import { recordAct } from '../act';
import { actBy } from '../actor';
import type { Casebooks } from '../casebook';
import { type KeptCase, lockCases, readCases } from '../kept-case';
import { CaseProblem } from '../problem';
import { casesOfRelative, type RelativeInCase } from './of-relative';

/** Somebody of a family who acts in a case of his child. */
export interface ActingRelative {
  readonly personId: string;
  readonly caseId: string;
}

/**
 * Says that what was agreed with the family is done. A supporter does not say so for it; said twice it is done once.
 *
 * @throws Problem `not-found` for a case or step that is not theirs
 */
export async function doneByRelative(
  open: Open,
  books: Casebooks,
  { step, ...who }: ActingRelative & { readonly step: string },
): Promise<void> {
  const { relative, kept } = await locked(open, books, who);
  const agreed = kept.state.steps[step];
  if (relative.kind === 'supporter' || agreed?.responsible !== relative.role) throw new Problem('not-found');
  if (agreed.state !== 'done') await record(open, kept, { act: 'done', step }, relative.role, who.personId);
}

/** What a family asks about: something that was agreed with it, or what is expected of a partner. */
export type FamilyQuestion = { readonly text: string } & ({ readonly step: string } | { readonly of: Role });

/**
 * Asks about what was agreed with the family, of whoever directs; or about what a partner does now, of that partner.
 *
 * @throws Problem `not-found` for a case that is not theirs, and where there is nothing to ask about
 */
export async function askedByFamily(
  open: Open,
  books: Casebooks,
  { asked, ...who }: ActingRelative & { readonly asked: FamilyQuestion },
): Promise<void> {
  const { relative, kept } = await locked(open, books, who);
  const steps = Object.values(kept.state.steps).filter(({ state }) => state === 'open' || state === 'waiting');
  const about = steps.find((step) =>
    'step' in asked
      ? step.key === asked.step && step.responsible === relative.role
      : step.workflow !== undefined && step.responsible === asked.of && !isOfFamily(asked.of),
  );
  if (!about) throw new Problem('not-found');
  const of = 'of' in asked ? asked.of : directorOf(kept.state);
  await record(open, kept, { act: 'ask', step: about.key, of, text: asked.text }, relative.role, who.personId);
}

/**
 * An act of the family by one of its own, who has authority or is the young person himself.
 *
 * @returns what he is in the case
 * @throws Problem `not-found` for a case that is not his, and for a supporter
 */
export async function actAsRelative(
  open: Open,
  books: Casebooks,
  who: ActingRelative,
  act: Act,
): Promise<RelativeInCase> {
  const { relative, kept } = await locked(open, books, who);
  if (relative.kind === 'supporter') throw new Problem('not-found');
  await record(open, kept, act, relative.role, who.personId);
  return relative;
}

async function locked(
  open: Open,
  books: Casebooks,
  { personId, caseId }: ActingRelative,
): Promise<{ relative: RelativeInCase; kept: KeptCase }> {
  const [relative] = await casesOfRelative(open, personId, caseId);
  if (!relative) throw new Problem('not-found');
  await lockCases(open, [caseId], 'wait');
  const [kept] = await readCases(open, books, [caseId]);
  return { relative, kept: kept! };
}

async function record(open: Open, kept: KeptCase, act: Act, role: Role, personId: string): Promise<void> {
  const refused = await recordAct(open, kept, actBy(act, role), { role, personId });
  if (refused) throw new CaseProblem('act-refused', refused.refused, { sentence: refusalInWords(refused.refused) });
}
