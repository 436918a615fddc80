import { CaseProblem } from '../problem';

/** Why a placement act is refused, for screens in their languages. */
export const refusedPlacement = (nl: string, en: string) =>
  new CaseProblem('act-refused', en, { sentence: { nl, en } });

/** Somebody else was first, or there was no place: the child keeps its place in the line. */
export function noCapacity(inLine?: number): CaseProblem {
  const sentence = { nl: 'er is geen plek vrij in deze dagen', en: 'no place is free in these days' };
  return new CaseProblem('no-capacity', sentence.en, { sentence, ...(inLine && { current: { inLine } }) });
}
