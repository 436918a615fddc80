import { hashable, type IdentityKind } from '../../libs/imports/src/identity';

/** Numbers that pass their test: of BSNs 99999… are given to nobody; of education numbers there is no such range. */
const first: Readonly<Record<IdentityKind, number>> = { bsn: 999_990_000, 'education-number': 100_000_000 };

/** So many different numbers of a kind, always the same. */
export function childNumbers(kind: IdentityKind, count: number): string[] {
  const found: string[] = [];
  for (let number = first[kind]; found.length < count; number += 1)
    if (hashable(kind, String(number)) !== undefined) found.push(String(number));
  return found;
}
