import type { Sentence } from '../explain/words';
import type { Agreement } from './agreement';
import { type AgreementDifference, agreementDifferences } from './differences';

/** One point in which two regions agreed otherwise: what each has, and whether that is the platform's or its own. */
export interface ComparedPoint {
  /** `step talk within`, `rung standard/R4 after`, `rule D6`. */
  readonly key: string;
  readonly kind: AgreementDifference['kind'];
  readonly how: AgreementDifference['how'];
  readonly mine?: Sentence;
  readonly theirs?: Sentence;
  readonly sentence: Sentence;
  readonly layers: { readonly mine: Layer; readonly theirs: Layer };
}

export type Layer = 'default' | 'region';

/** An agreement as two regions have it, and as the platform offers it. */
export interface Compared {
  readonly mine: Agreement;
  readonly theirs: Agreement;
  /** Left out where the platform has none of this name. */
  readonly offered?: Agreement | undefined;
}

/** In what two regions agreed otherwise on one workflow, point by point. */
export function compareAgreements({ mine, theirs, offered }: Compared): ComparedPoint[] {
  const own = { mine: keysOf(offered, mine), theirs: keysOf(offered, theirs) };
  const layerOf = (whose: keyof typeof own, key: string): Layer =>
    own[whose]?.has(key) === false ? 'default' : 'region';
  return agreementDifferences(mine, theirs).map((difference) => {
    const { kind, how, before, after, sentence } = difference;
    const key = keyOf(difference);
    return {
      key,
      kind,
      how,
      ...(before && { mine: before }),
      ...(after && { theirs: after }),
      sentence,
      layers: { mine: layerOf('mine', key), theirs: layerOf('theirs', key) },
    };
  });
}

/** The points in which a region has something else than the platform offers; undefined where that offers nothing. */
function keysOf(offered: Agreement | undefined, has: Agreement): ReadonlySet<string> | undefined {
  return offered && new Set(agreementDifferences(offered, has).map(keyOf));
}

const keyOf = ({ kind, name, aspect }: AgreementDifference) => [kind, name, aspect].filter(Boolean).join(' ');
