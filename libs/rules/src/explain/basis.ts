import { isSpan, type Term } from '../dates/term';

/** What a term rests on: the law, or what partners agreed. */
export interface Basis {
  readonly kind: 'law' | 'agreement';
  /** Where it stands, in the words of the agreement. */
  readonly source: string;
}

/**
 * What the source of a step says, part by part: `Wet: Leerplichtwet art. 21a (onverwijld). Afspraak (standaard): vijf
 * werkdagen` is a law, and an agreement that makes it countable. What does not say which it is, partners agreed.
 */
export function basisOf(source: string): Basis[] {
  return source
    .split(/\.\s+(?=(?:Wet|Afspraak)\b)/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const [, law] = /^Wet:\s*(.+)$/s.exec(part) ?? [];
      if (law) return { kind: 'law', source: law };
      const [, agreed] = /^Afspraak(?: \(standaard\))?(?::\s*(.+))?$/s.exec(part) ?? [part, part];
      return { kind: 'agreement', source: agreed ?? '' };
    });
}

/** Where a term comes from: the law, what partners agreed, or some of each; `unsaid` where no source stands. */
export type RestsOn = 'law' | 'agreement' | 'both' | 'unsaid';

/** What a source, and that a term ends as the law has it, say together. */
export function restsOn(source: string | undefined, within?: Term): RestsOn {
  const kinds = new Set(basisOf(source ?? '').map(({ kind }) => kind));
  if (within !== undefined && isSpan(within) && within.ends === 'by-law') kinds.add('law');
  const [kind] = kinds;
  return kinds.size > 1 ? 'both' : (kind ?? 'unsaid');
}
