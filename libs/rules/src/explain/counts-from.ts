import type { Turn } from '../cases/state';
import { factInWords } from './facts';
import type { Sentence } from './words';

/** What a term counts from, where that is not the start of its step. */
export function countedFrom([first]: readonly Turn[]): Sentence | undefined {
  const what = first?.kind === 'started' ? first.countsFrom : undefined;
  if (what === 'opening') return { nl: 'het openen', en: 'the opening' };
  if (what === 'first-day-absent') return { nl: 'de eerste dag van verzuim', en: 'the first day absent' };
  return what === undefined ? undefined : factInWords(what);
}
