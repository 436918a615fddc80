import { type Open, Problem } from '@app/platform';
import { casesOfRelative, type RelativeInCase } from '../families/of-relative';
import { type Share, sharesOf } from '../shares/shares';
import { aboutChild } from './about-child';
import { type ConsentInCase, consentsOf, type Giver } from './consents';
import { whoConsents } from './who-consents';

/** A consent as one of the family sees it. */
export interface ConsentForRelative extends ConsentInCase {
  /** He is one of those who must say yes today, and so may take it back. */
  readonly isHis: boolean;
  readonly hasSaid: boolean;
}

/** What was asked of a family, and what is told of its child, in one case. */
export interface ConsentsInCase {
  readonly caseId: string;
  readonly consents: readonly ConsentForRelative[];
  readonly shares: readonly Share[];
}

/** Of the cases of somebody's children. A supporter reads it, and says nothing. */
export async function consentsForRelative(open: Open, personId: string): Promise<ConsentsInCase[]> {
  const all: ConsentsInCase[] = [];
  for (const relative of await casesOfRelative(open, personId)) {
    const { caseId } = relative;
    const child = await aboutChild(open, caseId);
    open.looked({ pupils: [child.pupilId], cases: [caseId], because: 'family' });
    const must = whoConsents(child.bornOn, child.today);
    const giver = giverOf(relative);
    const isHis = giver !== undefined && (giver.role === 'parents' ? must.withAuthority : must.youngPerson);
    const consents = (await consentsOf(open, caseId)).map((one) => ({
      ...one,
      isHis,
      hasSaid: one.answers.some((said) => said.role === giver?.role && said.authorityId === giver.authorityId),
    }));
    all.push({ caseId, consents, shares: await sharesOf(open, caseId) });
  }
  return all;
}

function giverOf({ kind, authorityId }: RelativeInCase): Giver | undefined {
  if (kind === 'supporter') return undefined;
  return kind === 'young-person' ? { role: 'young-person', authorityId: null } : { role: 'parents', authorityId };
}

/**
 * As whom somebody of a family says yes or no in a case.
 *
 * @throws Problem `not-found` for a case that is not of his child, and for a supporter
 */
export async function giverIn(open: Open, personId: string, caseId: string): Promise<Giver> {
  const [relative] = await casesOfRelative(open, personId, caseId);
  const giver = relative && giverOf(relative);
  if (!giver) throw new Problem('not-found');
  return giver;
}
