import type { Agreement } from './agreement';
import { usedLadders } from './fingerprint';
import { family, type Role, roles } from './roles';

/**
 * Every role that an agreement counts on: whoever does a step, may come to direct, or is told by a ladder that is used.
 * Without the family, which has no organisation, in the order of the language.
 */
export function rolesNamed(agreements: readonly Agreement[]): Role[] {
  const named = new Set(agreements.flatMap(wordsOf).map((recipient) => recipient.split('.')[0]));
  return roles.filter((role) => named.has(role) && !family.includes(role));
}

function wordsOf(agreement: Agreement): string[] {
  const rungs = Object.values(usedLadders(agreement)).flat();
  return [
    ...agreement.steps.map(({ by }) => by),
    ...(agreement.direction?.rules ?? []).map(({ director }) => director),
    ...rungs.flatMap(({ tell, movesDirection }) => [...tell, ...(movesDirection ? [movesDirection] : [])]),
  ];
}
