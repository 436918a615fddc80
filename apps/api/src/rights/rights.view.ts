import type { RightsRequest } from '@app/cases';
import type { LocalDate, Moments } from '@app/rules';
import type { z } from 'zod';
import type { AskedOfUs, rightsRequest } from './rights.shapes';
import { outcomeTitle, requestInWords, rightTitle, whyInWords } from './rights.words';

/** A request as whoever asked it reads it. */
export function requestView(one: RightsRequest, moments: Moments): z.infer<typeof rightsRequest> {
  const { id, right, organisation, receivedOn, words, why, isMissed, extended, answered, liftedAt } = one;
  const write = (moment: Date) => moments.write(moment.getTime());
  const before = why.due as LocalDate;
  return {
    id,
    right,
    title: rightTitle(right),
    organisation,
    receivedOn,
    words,
    answerBefore: before,
    why: { sentence: why.sentence, parts: whyInWords(one) },
    state: answered ? 'answered' : isMissed ? 'late' : 'waits',
    sentence: requestInWords(one, before),
    ...(extended && { extended: { at: write(extended.at), because: extended.because } }),
    ...(answered && {
      answered: {
        at: write(answered.at),
        outcome: answered.outcome,
        title: outcomeTitle(answered.outcome),
        ...(answered.reason !== null && { reason: answered.reason }),
      },
    }),
    ...(liftedAt && { liftedAt: write(liftedAt) }),
    canExport: right === 'inspection' && answered !== null && answered.outcome !== 'refused',
  };
}

/** The same for whoever answers: with the number of the case, and what he may do now. */
export function askedOfUsView(one: RightsRequest, moments: Moments): AskedOfUs['requests'][number] {
  const { caseId, askedByRole, isLetter, right, answered, liftedAt, extended, isMissed } = one;
  return {
    ...requestView(one, moments),
    case: caseId,
    by: askedByRole,
    isLetter,
    canExport: right === 'inspection',
    canExtend: !answered && !extended && !isMissed,
    canLift: right === 'restriction' && answered !== null && answered.outcome !== 'refused' && !liftedAt,
  };
}
