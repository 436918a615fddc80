import type { Open } from '@app/platform';
import { aboutChild } from './about-child';
import type { Giver } from './consents';
import { whoConsents } from './who-consents';

/** Somebody who must say yes today, with his name where it is known. */
export interface NamedGiver extends Giver {
  readonly name?: string;
}

/** Who must say yes before a consent counts, at the age that the child of a case has today. */
export async function giversIn(open: Open, caseId: string): Promise<NamedGiver[]> {
  const { bornOn, today, withAuthority } = await aboutChild(open, caseId);
  const must = whoConsents(bornOn, today);
  const names = await open.sql<{ authorityId: string; name: string }>(
    `select a.id as "authorityId", p.name from authority a join person p on p.id = a.person_id
      where a.id = any($1) order by array_position($1, a.id)`,
    [withAuthority],
  );
  return [
    ...(must.youngPerson ? [{ role: 'young-person' as const, authorityId: null }] : []),
    ...(must.withAuthority ? names.map((one) => ({ role: 'parents' as const, ...one })) : []),
  ];
}
