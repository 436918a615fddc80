import { isSpan, type Term } from '../dates/term';

/** Where a term comes from: the law, what partners agreed, or some of each; `unsaid` where no source stands. */
export type Basis = 'law' | 'agreement' | 'both' | 'unsaid';

/** What a source says of itself, by the words that a source begins with: `Wet: …`, `Afspraak: …`. */
export function basisOf(source: string | undefined, within?: Term): Basis {
  const byLaw = /\bWet\b.*:/.test(source ?? '') || (within !== undefined && isSpan(within) && within.ends === 'by-law');
  const isAgreed = /\bAfspraak\b/.test(source ?? '');
  if (byLaw) return isAgreed ? 'both' : 'law';
  return isAgreed ? 'agreement' : 'unsaid';
}
