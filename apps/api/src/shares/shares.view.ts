import type { ConsentInCase, Share } from '@app/cases';
import type { LocalDate } from '@app/rules';
import type { z } from 'zod';
import type { consent, share } from './shares.shapes';

/** The date of a moment on the clock of the region. */
type DateAt = (moment: number) => LocalDate;

export function shareView(
  { toPerson, article, madeBy, madeAt, categories, ...all }: Share,
  dateAt: DateAt,
): z.infer<typeof share> {
  const { consentId: _, ...one } = all;
  return {
    ...one,
    categories: [...categories],
    ...(toPerson && { person: toPerson }),
    ...(article && { article }),
    ...(madeBy && { madeBy }),
    madeOn: dateAt(madeAt.getTime()),
  };
}

export function consentView(
  { askedAt, withdrawnAt, categories, receivers, answers, ...one }: ConsentInCase,
  dateAt: DateAt,
): z.infer<typeof consent> {
  return {
    ...one,
    categories: [...categories],
    receivers: [...receivers],
    askedOn: dateAt(askedAt.getTime()),
    ...(withdrawnAt && { withdrawnOn: dateAt(withdrawnAt.getTime()) }),
    answers: answers.map(({ authorityId, ...said }) => ({ ...said, ...(authorityId && { authority: authorityId }) })),
  };
}
