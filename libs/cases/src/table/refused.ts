import type { Sentence } from '@app/rules';
import { CaseProblem } from '../problem';

/** What the table cannot do now, with why. */
export function refusedBecause(sentence: Sentence): CaseProblem {
  return new CaseProblem('act-refused', sentence.en, { sentence });
}
