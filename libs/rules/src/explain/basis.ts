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
